"""The table of the documents' signatures, by which the same words are found again."""

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base


class SignatureRow(Base):
    """What the text of a document is told by (db/signatures.py); none of a few words."""

    __tablename__ = "signatures"

    document_id: Mapped[int] = mapped_column(
        ForeignKey("documents.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        comment="the document it is of",
    )
    words: Mapped[int] = mapped_column(comment="words of the document, furniture left out")
    minima: Mapped[bytes] = mapped_column(
        LargeBinary, comment="the least hashes of its groups of words, four bytes each"
    )
