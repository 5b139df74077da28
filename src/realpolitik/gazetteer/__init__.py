"""States, offices and their holders by date, organisations, armed groups, outlets, metonyms."""

from realpolitik.gazetteer.holders import Holder, holder_of, person
from realpolitik.gazetteer.memberships import members
from realpolitik.gazetteer.outlets import Outlet, outlet
from realpolitik.gazetteer.states import State, state

__all__ = ["Holder", "Outlet", "State", "holder_of", "members", "outlet", "person", "state"]
