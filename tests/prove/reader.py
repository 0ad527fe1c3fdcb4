"""A screen reader's ear: walks what AT-SPI gives of the program, and presses what it is told to press.

Run by the system's own Python (python3-gi, gir1.2-atspi-2.0), and imports nothing of ours.
Each line of its input is a list in JSON, each is answered by one line of JSON: ["tree"] all that is showing,
["press", name] presses, ["write", name, text] writes into a field.
"""

import json
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402  its version has to be asked for first

PATIENCE = 300  # tenths of a second until the program has told the bus of itself
STATES = {"showing": Atspi.StateType.SHOWING, "focusable": Atspi.StateType.FOCUSABLE,
          "enabled": Atspi.StateType.ENABLED, "checked": Atspi.StateType.CHECKED}  # fmt: skip


def program():
    """The first program on the bus."""
    for _try in range(PATIENCE):
        desktop = Atspi.get_desktop(0)
        if desktop.get_child_count() and desktop.get_child_at_index(0):
            return desktop.get_child_at_index(0)
        time.sleep(0.1)
    raise SystemExit("no program on the accessibility bus")


def below(one):
    """Everything under it that is showing, outermost first; the cells of a list are left out."""
    for place in range(one.get_child_count()):
        child = one.get_child_at_index(place)
        if child is not None and child.get_state_set().contains(Atspi.StateType.SHOWING):
            yield child
            if child.get_role() not in (Atspi.Role.LIST, Atspi.Role.TABLE):
                yield from below(child)


def told(one):
    """What is said of one thing."""
    states = one.get_state_set()
    return {
        "role": one.get_role_name(),
        "name": one.get_name(),
        "described": one.get_description(),
        "states": [name for name, state in STATES.items() if states.contains(state)],
        "interfaces": list(one.get_interfaces()),
        "children": one.get_child_count(),
    }


def find(root, name, interface):
    """The thing of this name that can be acted on."""
    for one in below(root):
        if one.get_name() == name and interface in one.get_interfaces():
            return one
    return None


def press(root, name):
    """Whether it was there to be pressed."""
    one = find(root, name, "Action")
    if one is None:
        return False
    names = [one.get_action_name(place) for place in range(one.get_n_actions())]
    acts = [name for name in names if name in {"Press", "Toggle"}]
    return bool(acts) and bool(one.do_action(names.index(acts[0])))


def write(root, name, text):
    """Whether there was a field to write into."""
    one = find(root, name, "EditableText")
    return one is not None and bool(one.set_text_contents(text))


def answer(root, word, *rest):
    """One line's answer."""
    root.clear_cache()
    if word == "press":
        return press(root, *rest)
    if word == "write":
        return write(root, *rest)
    return [told(one) for one in below(root)]


def say(what):
    """One line of JSON."""
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def main():
    """Until the input ends."""
    Atspi.init()
    Atspi.set_timeout(20000, 20000)
    root = program()
    say("ready")
    for line in sys.stdin:
        try:
            said = answer(root, *json.loads(line))
        except GLib.Error as error:
            said = {"error": str(error)}
        say(said)


main()
