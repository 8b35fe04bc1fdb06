"""Whether a host is this machine itself. Looks no name up."""

from ipaddress import ip_address


def is_loopback(host: str) -> bool:
    """Will say whether HOST (a name or a number) is this machine; a name other than localhost is another's."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
