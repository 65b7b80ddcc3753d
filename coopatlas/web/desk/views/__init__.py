"""What the desk opens: reports of imports, the tray."""
