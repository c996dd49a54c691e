#!/usr/bin/env python
"""Run an administrative task: `python manage.py help` lists them."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings.dev")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as problem:
        # A wrong setting is the operator's to mend: the sentence helps, the stack does not.
        if "--traceback" in sys.argv:
            raise
        sys.exit(str(problem))


if __name__ == "__main__":
    main()
