package citiverse.server.rehearsals;

import citiverse.server.city.OnlineCity;
import citiverse.twin.Problem;
import java.util.Collection;
import org.jboss.logging.Logger;

/// Brings into the ledger what is owed to it. Where another process holds the twin, it stays owed, and is tried again.
final class Notary {
    private static final Logger LOG = Logger.getLogger(Notary.class);

    private final OnlineCity city;

    Notary(OnlineCity city) {
        this.city = city;
    }

    /// Pays what can be paid now.
    ///
    /// @return true where nothing is owed any more
    boolean settle(Collection<Job> jobs) {
        boolean all = true;
        for (Job job : jobs) {
            for (Owed debt : job.owed()) {
                try {
                    record(debt);
                    job.paid(debt);
                } catch (Problem held) {
                    LOG.debugf("the ledger cannot take %s just now: %s", debt.kind(), held.getMessage());
                    all = false;
                }
            }
        }
        return all;
    }

    /// Writes an entry, unless a process that was killed in between has written it already.
    private void record(Owed debt) {
        city.write(debt.actor(), twin -> {
            boolean there;
            try (var log = twin.ledger().log(debt.after() + 1)) {
                there = log.anyMatch(entry -> entry.kind().equals(debt.kind())
                        && entry.subject().equals(debt.subject())
                        && entry.actor().equals(debt.actor())
                        && twin.ledger().payload(entry.seq()).equals(debt.payload()));
            }
            return there ? 0 : twin.record(debt.kind(), debt.subject(), debt.payload());
        });
    }
}
