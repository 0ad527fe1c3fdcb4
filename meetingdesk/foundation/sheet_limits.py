"""How much a table from outside may hold (reliability.md 2.7); shared by the program and its worker."""

MAX_BYTES = 20_000_000  # of a file, and of all that it unpacks to
LOOK_BYTES = 64_000_000  # of a file that is too big: looked at for the row that is to blame
MAX_MEMBERS = 200  # files inside an xlsx
MAX_RATIO = 100  # unpacked to packed
MAX_ROWS = 20_000
MAX_COLUMNS = 60
MAX_CELL = 32_767  # characters in a cell; no spreadsheet program allows more
MAX_SHEETS = 100
MAX_CELLS = MAX_ROWS * MAX_COLUMNS  # of all sheets together
MAX_ATTRIBUTES = 1_000  # of one element; the root of a workbook has about twenty
MAX_DEPTH = 64  # elements inside each other; a workbook has about ten
MAX_SILENT = 500_000  # bytes of XML without an element or a word in them
WORKER_MEMORY = 500_000_000
WORKER_SECONDS = 8.0  # so that an answer, with all around it, is there within ten
