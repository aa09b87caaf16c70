package citiverse.models.access;

import citiverse.twin.Change;
import java.util.List;

/// Travel times between two sets of places under one setting, and under options. Immutable; one [Worker] a thread.
///
/// Made by [AccessNetwork#run].
public interface AccessRun {

    /// Seconds of what cannot be reached.
    int UNREACHABLE = Integer.MAX_VALUE;

    Places origins();

    Places destinations();

    AccessSettings settings();

    /// What an option changes in the network, compiled once for all origins.
    ///
    /// @throws citiverse.twin.Problem where a change cannot be understood by this model, naming it
    Option option(List<Change> changes);

    /// A worker for one thread, with its own scratch memory.
    Worker worker();

    /// An option as the network sees it.
    interface Option {
        /// True where no travel time can change, for instance where only services or people move.
        boolean leavesTravelAlone();

        /// What the model could not take into account, for the report; empty where nothing.
        List<String> limits();
    }

    /// Computes origin by origin; not shared among threads.
    interface Worker {
        /// Moves to an origin and computes its travel times in the city as it is.
        void origin(int index);

        /// Seconds from the current origin to every destination in the city as it is.
        void seconds(Mode mode, int[] into);

        /// Seconds from the current origin to every destination under an option: exactly what a full computation on
        /// the changed city gives, computed only as far as the option reaches.
        ///
        /// @return false where they are the same as in the city as it is (`into` is filled all the same)
        boolean seconds(Option option, Mode mode, int[] into);
    }
}
