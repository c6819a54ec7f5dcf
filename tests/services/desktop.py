"""A desktop of the freedesktop kind that writes down the notices it is handed.

Run as ``python -m tests.services.desktop FILE`` beside a session bus of its own.
"""

import asyncio
import sys
from pathlib import Path

from dbus_fast import Message, MessageType
from dbus_fast.aio import MessageBus

NAME, PLACE = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
DESCRIBED = f"""\
<node name="{PLACE}"><interface name="{NAME}">
<method name="Notify">
<arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
<arg type="a{{sv}}" direction="in" name="hints"/><arg type="i" direction="in"/>
<arg type="u" direction="out"/></method>
<method name="GetCapabilities"><arg type="as" direction="out"/></method>
<method name="GetServerInformation"><arg type="s" direction="out"/><arg type="s" direction="out"/>
<arg type="s" direction="out"/><arg type="s" direction="out"/></method>
</interface></node>
"""


async def serve(place: Path) -> None:
    """Answer until the bus goes away."""
    bus = await MessageBus().connect()

    def answer(asked: Message) -> Message | bool:
        if asked.message_type is not MessageType.METHOD_CALL:
            return False
        if asked.member == "Introspect":
            return Message.new_method_return(asked, "s", [DESCRIBED])
        if asked.member == "GetCapabilities":
            return Message.new_method_return(asked, "as", [["body", "body-markup"]])
        if asked.member == "GetServerInformation":
            return Message.new_method_return(asked, "ssss", ["x", "x", "1", "1.2"])
        if asked.member == "Notify":
            place.write_text(f"{asked.body[3]}\n{asked.body[4]}", "utf-8")
            return Message.new_method_return(asked, "u", [1])
        return False

    bus.add_message_handler(answer)
    await bus.request_name(NAME)
    print("ready", flush=True)
    await bus.wait_for_disconnect()  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1])))
