"""Guards around the terminal itself, where Textual would end the app or never end it."""

import codecs
import sys

from textual.drivers._writer_thread import WriterThread


class TolerantWriter(WriterThread):
    """Goes on taking what is drawn when the terminal is gone, so that leaving never waits."""

    def run(self) -> None:
        is_there = True
        while (text := self._queue.get()) is not None:
            is_there = is_there and self._passed_on(text)

    def _passed_on(self, text: str) -> bool:
        try:
            self._file.write(text)
            if self._queue.qsize() == 0:
                self._file.flush()
        except OSError:
            return False
        return True


def guard_driver() -> None:
    """Put the guards in the place of what Textual's driver would use."""
    if sys.platform == "win32":
        return
    import textual.drivers.linux_driver as driver

    # One byte that is not UTF-8 would end the app (textual#6456); it is drawn as "?" instead.
    vars(driver)["getincrementaldecoder"] = lambda encoding: (
        lambda: codecs.getincrementaldecoder(encoding)("replace")
    )
    vars(driver)["WriterThread"] = TolerantWriter
