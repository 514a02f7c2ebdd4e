"""The command line: the ``briefing`` command, its chat and its loops.

What is imported, and word lists, stay for good: looking through them for garbage again and again finds none. So the collector waits
before anything is imported.
"""

import gc

# Objects made before the first look for garbage, by hand: one answer makes 70,000, Python looks after 700.
_YOUNG = 200_000

gc.set_threshold(_YOUNG)
