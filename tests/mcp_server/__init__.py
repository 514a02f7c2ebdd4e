"""The MCP server, with the client of its own package."""
