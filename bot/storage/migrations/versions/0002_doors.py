"""Who may ask and who may administer; the audit."""

import sqlalchemy as sa
from alembic import op

from bot.storage.tables import Moment

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add what the doors need to know of people, and the tables of the administration."""
    with op.batch_alter_table("people") as people:
        people.add_column(sa.Column("name", sa.String(), nullable=True))
        people.add_column(sa.Column("standing", sa.String(), server_default="new", nullable=False))
        people.add_column(sa.Column("role", sa.String(), server_default="user", nullable=False))
        people.add_column(sa.Column("code", sa.String(), nullable=True))
        people.add_column(sa.Column("code_at", Moment(), nullable=True))
        people.create_unique_constraint("uq_people_code", ["code"])
    op.create_table(
        "accounts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("pseudonym", sa.String(), nullable=False),
        sa.Column("password", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("locked_until", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_accounts"),
        sa.UniqueConstraint("name", name="uq_accounts_name"),
        sa.UniqueConstraint("pseudonym", name="uq_accounts_pseudonym"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "sign_ins",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("seal", sa.String(), nullable=False),
        sa.Column("begun_at", Moment(), nullable=False),
        sa.Column("seen_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_sign_ins"),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name="fk_sign_ins_account_id_accounts", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_sign_ins_account_id", "sign_ins", ["account_id"])
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("done_at", Moment(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("deed", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_audit_done_at", "audit", ["done_at"])


def downgrade() -> None:
    """Take them away again."""
    for table in ("audit", "sign_ins", "accounts"):
        op.drop_table(table)
    with op.batch_alter_table("people") as people:
        people.drop_constraint("uq_people_code", type_="unique")
        for column in ("code_at", "code", "role", "standing", "name"):
            people.drop_column(column)
