"""What people do: commands, buttons, messages, and whether they may."""
