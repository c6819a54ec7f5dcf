"""Every test here runs an app."""

from tests.running_apps import collected_apps, no_idle_waits, plain_glyphs

__all__ = ["collected_apps", "no_idle_waits", "plain_glyphs"]
