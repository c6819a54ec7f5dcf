"""Messages and packets for the people who write: drafted here, sent by the applicant."""

from lorapp.services.correspondence.drafts import Draft
from lorapp.services.correspondence.packets import ItemState, Packet, PacketItem
from lorapp.services.correspondence.service import Correspondence

__all__ = ["Correspondence", "Draft", "ItemState", "Packet", "PacketItem"]
