#!/usr/bin/env python
"""The project's command line; settings for development unless told otherwise."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cop_site.settings.dev")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
