"""Column types as migrations know them, frozen: history does not import models.py."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

ID = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")
INSTANT = sa.Text().with_variant(sa.DateTime(timezone=True), "postgresql")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
