package citiverse.scene;

import java.time.Duration;
import java.util.Arrays;

/// Cities of the plainest kind, whose travel times anyone can derive by hand: a regular grid of streets in a desert,
/// after the grid cities with which R5 is tested ("Simpson desert").
///
/// Where a rider must be at a stop at least one minute before the vehicle leaves, a trip from `origin` to
/// `destination` in [#synchronised] takes 31 to 51 minutes, each as likely, over departures in a window of whole
/// headways; in [#headways] 22 to 62 minutes with a triangular distribution whose mode is 42. Both follow from two
/// waits and two rides of ten minutes; walking all the way would take over three hours.
///
/// The origin is at longitude 10°, latitude 0°, where the plane has no distortion to speak of.
public final class GridCity {
    /// Minutes of each ride, and between two vehicles of a line.
    public static final int RIDE_MINUTES = 10, HEADWAY_MINUTES = 20;

    private static final double BLOCK_METRES = 500;
    private static final int BLOCKS = 12;
    private static final double SIDE_METRES = BLOCK_METRES * BLOCKS;

    private GridCity() {}

    private static Scene desert(String id, String name) {
        return Scene.at(10, 0).named(id, name);
    }

    /// Streets only, `columns` × `rows` blocks, with a cell at every junction: `x<column>y<row>`, 10 people and 5 jobs
    /// each. The time on foot between two of them is their distance along the axes, |Δx| + |Δy|.
    ///
    /// @param block side of a block, metres
    public static Scene streets(int columns, int rows, double block) {
        Scene scene = desert("grid", "Grid").grid(0, 0, columns, rows, block);
        for (int column = 0; column <= columns; column++) {
            for (int row = 0; row <= rows; row++) {
                scene.cell("x" + column + "y" + row)
                        .at(column * block, row * block)
                        .people(10)
                        .jobs(5);
            }
        }
        return scene;
    }

    /// Two lines with a known timetable. `across` leaves the origin at :00, :20 and :40 and reaches the crossing ten
    /// minutes later; `along` leaves the crossing at :00, :20 and :40 too, which is ten minutes after that.
    public static Scene synchronised() {
        return crossing("grid-synchronised", "Grid with a timetable", false, Duration.ZERO);
    }

    /// As [#synchronised], but the second line leaves so much later, which shortens or lengthens every change alike.
    public static Scene shifted(Duration later) {
        return crossing("grid-shifted", "Grid with a shifted timetable", false, later);
    }

    /// The same two lines, known by their headway only.
    public static Scene headways() {
        return crossing("grid-headways", "Grid with headways", true, Duration.ZERO);
    }

    private static Scene crossing(String id, String name, boolean headwayOnly, Duration later) {
        Scene scene = desert(id, name).grid(0, 0, BLOCKS, BLOCKS, BLOCK_METRES);
        scene.stop("west")
                .at(0, 0)
                .stop("middle")
                .at(SIDE_METRES, 0)
                .stop("north")
                .at(SIDE_METRES, SIDE_METRES);
        Line across = scene.line("across").through("west", "middle").hops(Pen.min(RIDE_MINUTES));
        Line along = scene.line("along").through("middle", "north").hops(Pen.min(RIDE_MINUTES));
        if (headwayOnly) {
            across.headwayOnly();
            along.headwayOnly();
        }
        across.every(Pen.min(HEADWAY_MINUTES), "05:00", "23:00");
        along.every(Pen.min(HEADWAY_MINUTES), clock(Duration.ofHours(5).plus(later)), clock(Duration.ofHours(23)));
        scene.cell("origin").at(0, 0).people(1000).jobs(0);
        scene.cell("crossing").at(SIDE_METRES, 0).people(0).jobs(100);
        scene.cell("destination").at(SIDE_METRES, SIDE_METRES).people(0).jobs(1000);
        return scene;
    }

    /// One line of which a later trip overtakes an earlier one. Stops `s0` … `s79`, 500 m and 30 s apart; trip A leaves
    /// s0 at 7:10 and takes 10 minutes for each of the hops 20→21 and 21→22; trip B leaves at 7:20 and keeps pace.
    ///
    /// Hence, without any slack: s10 to s42 takes from 7:15 with A 35 minutes, from 7:25 with B 16 minutes; at
    /// s30 B comes at 7:35 and A only at 7:44. A cell stands at every stop, named alike.
    public static Scene overtaking() {
        int count = 80;
        Scene scene = desert("grid-overtaking", "Overtaking");
        scene.street("main").from(0, 0).to((count - 1) * BLOCK_METRES, 0);
        var stops = new String[count];
        for (int i = 0; i < count; i++) {
            stops[i] = "s" + i;
            scene.stop(stops[i]).at(i * BLOCK_METRES, 0);
            scene.cell(stops[i]).at(i * BLOCK_METRES, 0).people(10).jobs(10);
        }
        var steady = new Duration[count - 1];
        Arrays.fill(steady, Duration.ofSeconds(30));
        var slow = steady.clone();
        slow[20] = Pen.min(10);
        slow[21] = Pen.min(10);
        return scene.line("1")
                .through(stops)
                .trip("07:10", slow)
                .trip("07:20", steady)
                .scene();
    }

    /// A river without a bridge but one: two rows of streets 200 m apart, joined only at x = 0 by a bridge; cells
    /// `south0` … `south9` and `north0` … `north9`, 100 m apart. Between `south<i>` and `north<j>` it is
    /// 100·i + 200 + 100·j metres on foot, however near they look.
    public static Scene river() {
        Scene scene = desert("grid-river", "River");
        scene.street("south bank")
                .from(0, 0)
                .to(900, 0)
                .street("north bank")
                .from(0, 200)
                .to(900, 200);
        scene.street("bridge").from(0, 0).to(0, 200).bridge();
        scene.water("river").box(-300, 40, 1300, 160);
        for (int i = 0; i < 10; i++) {
            scene.cell("south" + i).at(i * 100, 0).people(100).jobs(0);
            scene.cell("north" + i).at(i * 100, 200).people(0).jobs(100);
        }
        return scene;
    }

    static String clock(Duration time) {
        String minutes = Long.toString(100 + time.toMinutesPart()).substring(1);
        String seconds = Long.toString(100 + time.toSecondsPart()).substring(1);
        return Long.toString(100 + time.toHours()).substring(1) + ':' + minutes + ':' + seconds;
    }
}
