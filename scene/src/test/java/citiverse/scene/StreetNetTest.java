package citiverse.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StreetNetTest {

    private static StreetNet net(Pen drawn) {
        return StreetNet.of(drawn.scene().streets());
    }

    @Test
    void streetsThatCrossMeet() {
        var net = net(Scene.at(0, 0)
                .street("a")
                .from(-50, 0)
                .to(50, 0)
                .street("b")
                .from(0, -50)
                .to(0, 50));
        assertEquals(5, net.nodes().size());
        assertEquals(1, Arrays.stream(net.parts()).distinct().count());
    }

    @Test
    void aStreetThatEndsOnAnotherMeetsIt() {
        var net = net(Scene.at(0, 0)
                .street("a")
                .from(-50, 0)
                .to(50, 17)
                .street("b")
                .from(0, 8.5)
                .to(0, 50));
        assertEquals(4, net.nodes().size());
        assertEquals(1, Arrays.stream(net.parts()).distinct().count());
    }

    @Test
    void aBridgeMeetsWhatItsHeadsTouchAndNothingBeneath() {
        var net = net(Scene.at(0, 0)
                .street("under")
                .from(0, -100)
                .to(0, 100)
                .street("bridge")
                .from(-50, 0)
                .to(0, 0)
                .to(50, 0)
                .bridge()
                .street("ramp")
                .from(50, 0)
                .to(90, 0));
        int[] parts = net.parts();
        int under = net.course(0)[0];
        int deck = net.course(1)[0];
        assertNotEquals(parts[under], parts[deck]);
        assertEquals(parts[deck], parts[net.course(2)[1]]);
    }

    @Test
    void aBridgeIsJoinedToTheStreetOnWhichItsHeadLies() {
        var net = net(Scene.at(0, 0)
                .street("quay")
                .from(-100, 0)
                .to(100, 0)
                .street("bridge")
                .from(10, 0)
                .to(10, 80)
                .bridge());
        assertEquals(1, Arrays.stream(net.parts()).distinct().count());
    }
}
