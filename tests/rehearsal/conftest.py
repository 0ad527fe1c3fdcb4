import shutil
from pathlib import Path

import pytest

from tests.rehearsal.folders import PARK


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A copy of the park's case, to be changed."""
    return Path(shutil.copytree(PARK, tmp_path / "case"))
