package citiverse.models.access;

import citiverse.twin.Change;
import java.util.List;

/// A run on the flat arrays of an [AccessNetwork].
final class NetworkRun implements AccessRun {
    final AccessNetwork network;
    private final Places origins;
    private final Places destinations;
    private final AccessSettings settings;

    final Links originLinks;
    final Links destinationLinks;
    final Attached destinationsAt;
    final Attached stopsAt;
    /// Walking speed in millimetres per second.
    final int speed;
    /// Greatest travel time that counts, and greatest time of a walk, in seconds: whole minutes are compared, as the
    /// reference prints them, so a trip of 120 minutes and 59 seconds still counts as one of 120 minutes.
    final int longestTrip;
    final int longestWalk;
    /// Level millimetres and seconds of the arc at each position.
    final int[] level;
    final int[] seconds;
    private TransitTables transit;
    private BySource bySource;

    NetworkRun(AccessNetwork network, Places origins, Places destinations, AccessSettings settings) {
        this.network = network;
        this.origins = origins;
        this.destinations = destinations;
        this.settings = settings;
        speed = (int) Math.round(settings.walkMetresPerSecond() * 1000);
        longestTrip = settings.maxTripMinutes() * 60 + 59;
        longestWalk = Math.min(settings.maxWalkMinutes() * 60 + 59, longestTrip);
        level = network.levelMillimetres(settings.slopes());
        seconds = WalkSpeeds.seconds(level, speed);
        originLinks = Links.of(network.index, origins.longitude(), origins.latitude(), settings.linkMetres());
        destinationLinks = origins == destinations
                ? originLinks
                : Links.of(network.index, destinations.longitude(), destinations.latitude(), settings.linkMetres());
        destinationsAt = new Attached(network.graph, destinationLinks);
        stopsAt = new Attached(network.graph, network.stopLinks);
    }

    @Override
    public Places origins() {
        return origins;
    }

    @Override
    public Places destinations() {
        return destinations;
    }

    @Override
    public AccessSettings settings() {
        return settings;
    }

    @Override
    public Option option(List<Change> changes) {
        return new OptionCompiler(this, changes).compile();
    }

    @Override
    public Worker worker() {
        return new RunWorker(this);
    }

    /// Transfers and egress by the stop where they begin.
    record BySource(Walks transfers, Walks egress) {}

    synchronized BySource bySource() {
        if (bySource == null) {
            int stops = network.stopLinks.size();
            bySource = new BySource(
                    transit().transfers().bySource(stops), transit().egress().bySource(stops));
        }
        return bySource;
    }

    synchronized TransitTables transit() {
        if (transit == null) {
            network.requireService(settings.date());
            transit = TransitTables.of(this);
        }
        return transit;
    }
}
