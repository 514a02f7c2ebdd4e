"""Which hosts may be fetched: those with a public address, and those that the owner names.

An address given by somebody else must not lead a program into the network it runs in (server-side request forgery). What
a name resolves to is checked, not how it is written: ``127.1``, ``0x7f000001`` and a public name with a private address
are one case. All of a name's addresses must be public, and the connection goes to the one that was checked.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Collection
from urllib.parse import urlsplit

from briefing_bot.errors import FetchError

PORTS = (80, 443)
_SCHEMES = {"http": 80, "https": 443}
_NOT_IN_ADDRESSES = re.compile(r"[\s\\<>\"\x00-\x1f\x7f-\x9f]")
_MAPPED = ipaddress.ip_network("::ffff:0:0/96")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_UNICAST = ipaddress.ip_network("2000::/3")
# Public by their numbers, and yet the inside of somebody's network: Azure's host, and relays of 6to4.
_INSIDE = (ipaddress.ip_network("168.63.129.16/32"), ipaddress.ip_network("192.88.99.0/24"))


def is_public(address: str) -> bool:
    """Whether an IP address, as the resolver writes it, is one of the public internet.

    An IPv6 address that carries one of IPv4 (mapped, NAT64, 6to4) is what it carries; Teredo is never public.
    """
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:  # with a zone, as link-local ones have
        return False
    if isinstance(ip, ipaddress.IPv4Address):
        return ip.is_global and not ip.is_multicast and not any(ip in inside for inside in _INSIDE)
    if ip in _MAPPED or ip in _NAT64:
        return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
    if ip.sixtofour is not None:
        return is_public(str(ip.sixtofour))
    return ip in _UNICAST and ip.is_global


class Hosts:
    """The hosts that may be fetched.

    Args:
        allowed: hosts that the owner allows although they are not public, as ``name`` (ports 80 and 443) or
            ``name:port``.
    """

    def __init__(self, allowed: Collection[str] = ()) -> None:
        self._allowed = frozenset(re.sub(r"[\[\]\s]", "", name).lower() for name in allowed)

    def check(self, url: str) -> tuple[str, str, int, str]:
        """The address as ``(scheme, host, port, target)``, in ASCII; the fragment is dropped.

        Raises:
            FetchError: it is no address of the web, or of another port.
        """
        if _NOT_IN_ADDRESSES.search(url):
            raise FetchError(f"{shown(url)} is not an address: it holds a character that none has")
        try:
            parts = urlsplit(url)
            host, port = parts.hostname or "", parts.port
        except ValueError:
            raise FetchError(f"{shown(url)} is not an address: write it as https://...") from None
        if parts.scheme not in _SCHEMES:
            raise FetchError(f"{shown(url)} is not an address of the web: it must begin with http:// or https://")
        if parts.username is not None or parts.password is not None:
            raise FetchError(f"{shown(parts.hostname or '')}: an address with a name or password in it is not fetched")
        try:
            host = host.encode("ascii").decode() if host.isascii() else host.encode("idna").decode()
        except UnicodeError:
            host = ""
        if not host or len(host) > 253:
            raise FetchError(f"{shown(url)} names no host: write it as https://...")
        port = port if port is not None else _SCHEMES[parts.scheme]
        if port not in PORTS and f"{host}:{port}" not in self._allowed:
            raise FetchError(
                f"port {port} of {host} is not fetched, only 80 and 443 are: the owner of the briefing can allow it "
                f"(BRIEFING_ALLOWED_HOSTS={host}:{port})"
            )
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        return parts.scheme, host, port, _ascii(target)

    def resolve(self, host: str, port: int) -> str:
        """The address to connect to for ``host``.

        Raises:
            FetchError: the name is not known, or not all of its addresses are public and the owner does not allow it.
        """
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            cause = error.strerror if isinstance(error, OSError) else "no name of a host"
            raise FetchError(f"{shown(host)} is not found ({cause}): check the address and your connection") from None
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        if not addresses:
            raise FetchError(f"{shown(host)} is not found: check the address and your connection")
        if not self._named(host, port):
            for address in addresses:
                if not is_public(address):
                    raise FetchError(
                        f"{shown(host)} leads to {address}, which is not a public address: the owner of the briefing "
                        f"can allow this host (BRIEFING_ALLOWED_HOSTS={shown(host)})"
                    )
        return addresses[0]

    def _named(self, host: str, port: int) -> bool:
        return f"{host}:{port}" in self._allowed or (port in PORTS and host in self._allowed)


def shown(text: str, most: int = 120) -> str:
    """``text`` in one line of at most ``most`` characters."""
    line = "".join(c if c.isprintable() else "?" for c in text)
    return line if len(line) <= most else line[: most - 1] + "…"


def _ascii(target: str) -> str:
    """A path and query with every character beyond ASCII percent-encoded."""
    return "".join(
        c if c.isascii() else "".join(f"%{byte:02X}" for byte in c.encode("utf-8", "replace")) for c in target
    )
