"""What is worked out once is kept, and no thread waits for another that works."""

from threading import Event, Thread

from lorapp.domain.cached import cached_property


class Counted:
    """A record whose length takes long, and its name no time."""

    def __init__(self) -> None:
        self.asked = 0
        self.begun = Event()
        self.may_end = Event()

    @cached_property
    def name(self) -> str:
        """A name."""
        self.asked += 1
        return f"name {self.asked}"

    @cached_property
    def slow(self) -> str:
        """What waits until it may end."""
        self.begun.set()
        return "ended" if self.may_end.wait(60) else "never"


def test_a_value_is_worked_out_once_and_for_each_object() -> None:
    one, other = Counted(), Counted()

    assert (one.name, one.name, one.asked) == ("name 1", "name 1", 1)
    assert (other.asked, other.name) == (0, "name 1")


def test_the_class_gives_the_property_with_its_words() -> None:
    assert isinstance(Counted.name, cached_property)
    assert Counted.name.__doc__ == "A name."


def test_one_at_work_in_a_thread_keeps_nobody_waiting() -> None:
    busy, quick = Counted(), Counted()
    thread = Thread(target=lambda: busy.slow)
    thread.start()
    assert busy.begun.wait(60)

    quick.may_end.set()
    assert (quick.slow, busy.name) == ("ended", "name 1")

    busy.may_end.set()
    thread.join(60)
    assert busy.slow == "ended"
