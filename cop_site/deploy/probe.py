"""Asks this container's own server `healthz` or `readyz` as its public host; exit status 0 when the answer is 200."""

import http.client
import os
import sys

host = os.environ.get("COP_ALLOWED_HOSTS", "127.0.0.1").split(",")[0].strip().lstrip(".")
connection = http.client.HTTPConnection("127.0.0.1", 8000, timeout=4)
connection.request("GET", f"/{sys.argv[1]}", headers={"Host": host})
sys.exit(connection.getresponse().status != 200)
