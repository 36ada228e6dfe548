import GRDB

extension Migrations {
    /// What survives: changes that people have to hear of, digests, silences, channels in trouble, every attempt.
    ///
    /// `before` and `pattern` are JSON: nothing of them is ever looked up.
    static let migration4: Step = { database in
        try database.execute(sql: occurrenceHistory + deliveryOrder + operatorState)
    }

    /// `created`: when an occurrence became known; NULL when that was before this was written down.
    private static let occurrenceHistory = """
        ALTER TABLE calendar ADD COLUMN held_since INTEGER;
        ALTER TABLE calendar ADD COLUMN quiet_since INTEGER;
        ALTER TABLE calendar ADD COLUMN failing_since INTEGER;
        ALTER TABLE calendar ADD COLUMN failure_told INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE calendar ADD COLUMN place BLOB;
        ALTER TABLE occurrence ADD COLUMN created INTEGER;

        CREATE TABLE change (
            number INTEGER PRIMARY KEY,
            occurrence INTEGER NOT NULL REFERENCES occurrence ON DELETE CASCADE,
            noticed INTEGER NOT NULL,
            before TEXT NOT NULL,
            was_gone INTEGER NOT NULL,
            told INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE INDEX change_pending ON change (number) WHERE told = 0;
        CREATE INDEX change_by_occurrence ON change (occurrence);

        """

    /// `occurrence`: the one that a delivery is about; several are in `mention`. `cut_off`: how often a restart came
    /// before the answer did. `attempt` has no row for a delivery whose first attempt succeeded: its own row says it all.
    private static let deliveryOrder = """
        ALTER TABLE delivery ADD COLUMN occurrence INTEGER REFERENCES occurrence ON DELETE CASCADE;
        ALTER TABLE delivery ADD COLUMN urgency INTEGER NOT NULL DEFAULT 1;
        ALTER TABLE delivery ADD COLUMN unanswered INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE delivery ADD COLUMN cut_off INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE delivery ADD COLUMN plain INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE delivery ADD COLUMN reference TEXT NOT NULL DEFAULT '';
        ALTER TABLE payload ADD COLUMN fallback_channel TEXT;
        ALTER TABLE payload ADD COLUMN fallback_bytes BLOB;
        UPDATE delivery SET occurrence = (SELECT occurrence FROM reminder WHERE reminder.number = delivery.reminder);
        DROP INDEX delivery_queued;
        CREATE INDEX delivery_queued ON delivery (channel, urgency, due) WHERE state = 'queued';
        CREATE INDEX delivery_undelivered ON delivery (number) WHERE state IN ('failed', 'expired');
        CREATE INDEX delivery_by_occurrence ON delivery (occurrence, channel) WHERE occurrence IS NOT NULL;

        CREATE TABLE mention (
            occurrence INTEGER NOT NULL REFERENCES occurrence ON DELETE CASCADE,
            delivery INTEGER NOT NULL REFERENCES delivery ON DELETE CASCADE,
            PRIMARY KEY (occurrence, delivery)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX mention_by_delivery ON mention (delivery);

        CREATE TABLE attempt (
            delivery INTEGER NOT NULL REFERENCES delivery ON DELETE CASCADE,
            number INTEGER NOT NULL,
            ended INTEGER NOT NULL,
            state TEXT NOT NULL,
            status INTEGER,
            note TEXT NOT NULL,
            PRIMARY KEY (delivery, number)
        ) STRICT, WITHOUT ROWID;

        """

    private static let operatorState = """
        CREATE TABLE digest (
            name TEXT PRIMARY KEY NOT NULL,
            since INTEGER NOT NULL,
            settled_up_to INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE silence (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            calendar TEXT,
            event TEXT,
            patterns TEXT NOT NULL,
            ends INTEGER NOT NULL,
            comment TEXT NOT NULL,
            created INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE breaker (
            channel TEXT PRIMARY KEY NOT NULL,
            cause TEXT NOT NULL,
            since INTEGER NOT NULL,
            probe INTEGER NOT NULL,
            probes INTEGER NOT NULL,
            reason TEXT NOT NULL,
            told INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """
}
