package citiverse.models.access;

/// Computes the travel times of a [NetworkRun] origin by origin, with its own scratch memory.
final class RunWorker implements AccessRun.Worker {
    private final NetworkRun run;
    private final OriginWalk walk;
    private final int[] walkSeconds;
    private final int[] transitSeconds;
    private int origin = -1;
    private boolean walked;
    private boolean ridden;
    private Journeys journeys;

    private WalkDetour detour;
    private KeptJourneys kept;
    private boolean keptRidden;
    private final int[] optionWalk;
    private RunWorker changedCity;
    private CompiledOption changedCityOption;

    RunWorker(NetworkRun run) {
        this.run = run;
        walk = new OriginWalk(run);
        walkSeconds = new int[run.destinations().size()];
        transitSeconds = new int[run.destinations().size()];
        optionWalk = new int[run.destinations().size()];
    }

    @Override
    public void origin(int index) {
        origin = index;
        walked = false;
        ridden = false;
        keptRidden = false;
    }

    @Override
    public void seconds(Mode mode, int[] into) {
        walk();
        switch (mode) {
            case WALK -> System.arraycopy(walkSeconds, 0, into, 0, walkSeconds.length);
            case TRANSIT -> {
                ride();
                System.arraycopy(transitSeconds, 0, into, 0, transitSeconds.length);
            }
        }
    }

    @Override
    public boolean seconds(AccessRun.Option option, Mode mode, int[] into) {
        if (!(option instanceof CompiledOption compiled) || compiled.run() != run) {
            throw new IllegalArgumentException("the option was not compiled by this run");
        }
        seconds(mode, into);
        if (compiled.leavesTravelAlone()
                || mode == Mode.WALK && compiled.changedCity() == null && compiled.leavesWalkingAlone()) {
            return false;
        }
        return compiled.changedCity() != null ? onChangedCity(compiled, mode, into) : changed(compiled, mode, into);
    }

    private boolean onChangedCity(CompiledOption option, Mode mode, int[] into) {
        if (changedCityOption != option) {
            changedCity = new RunWorker(option.changedCity());
            changedCityOption = option;
        }
        changedCity.origin(origin);
        int[] before = into.clone();
        changedCity.seconds(mode, into);
        return !java.util.Arrays.equals(before, into);
    }

    private boolean changed(CompiledOption option, Mode mode, int[] into) {
        if (detour == null) {
            detour = new WalkDetour(run, walk);
        }
        if (mode == Mode.TRANSIT) {
            keepJourneys(option.addedStops.size());
        }
        detour.apply(origin, option.streets);
        System.arraycopy(walkSeconds, 0, optionWalk, 0, walkSeconds.length);
        boolean differs = false;
        for (int i = 0; i < detour.places().size(); i++) {
            int place = detour.places().get(i);
            optionWalk[place] = detour.walks().toDestination(place);
            differs |= optionWalk[place] != walkSeconds[place];
        }
        switch (mode) {
            case WALK -> System.arraycopy(optionWalk, 0, into, 0, optionWalk.length);
            case TRANSIT -> differs = kept.apply(option, detour, walkSeconds, optionWalk, into);
        }
        detour.restore();
        return differs;
    }

    private void walk() {
        if (!walked) {
            walk.from(origin, run.seconds);
            walk.toDestinations(walkSeconds);
            walked = true;
        }
    }

    private void ride() {
        if (ridden) {
            return;
        }
        if (kept != null) {
            findKept();
        } else {
            if (journeys == null) {
                journeys = new Journeys(run);
            }
            journeys.find(walk, walkSeconds, transitSeconds);
        }
        ridden = true;
    }

    private void keepJourneys(int addedStops) {
        if (kept == null) {
            kept = new KeptJourneys(run);
            journeys = null;
        }
        if (kept.reserve(addedStops)) {
            keptRidden = false;
        }
        findKept();
    }

    private void findKept() {
        if (!keptRidden) {
            kept.find(walk, walkSeconds, transitSeconds);
            keptRidden = true;
        }
    }
}
