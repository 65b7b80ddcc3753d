"""``port.py NUMBER``: exit code 0 when 127.0.0.1:NUMBER is free, 1 when it is taken, 3 when this account may not use it."""

from __future__ import annotations

import socket
import sys


def state(port: int) -> int:
    """Tries what the server will do, and gives the port back at once."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", port))
            listener.listen()
        except PermissionError:
            return 3
        except OSError:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(state(int(sys.argv[1])))
