package citiverse.standards.tiles3d;

import citiverse.twin.solid.Form;
import citiverse.twin.solid.Shape;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/// A thing that stands in the city, such as a building.
///
/// @param urn its name
/// @param name what people call it; empty where not known
/// @param heightMetres of its top above the ground
/// @param heightFrom how that is known
/// @param bodies what it is made of; things without any are not drawn
public record Standing(String urn, String name, double heightMetres, HeightFrom heightFrom, List<Body> bodies) {
    public Standing {
        Objects.requireNonNull(urn, "urn");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(heightFrom, "heightFrom");
        bodies = List.copyOf(bodies);
    }

    /// How a height is known. The order is that of the numbers in the tiles.
    public enum HeightFrom {
        /// From surfaces in three dimensions.
        FORM,
        /// From a height in metres.
        METRES,
        /// Assumed from the number of storeys.
        LEVELS,
        /// Assumed from the kind of thing alone.
        KIND,
        /// Of several: a block that stands for many.
        SEVERAL
    }

    /// A part of a thing.
    public sealed interface Body {
        /// An outline, upright between two heights.
        ///
        /// @param footprint areas in CRS84
        /// @param baseMetres of the underside
        /// @param topMetres of the flat top, above the underside
        /// @param onTheGround whether its underside lies on the ground, where nobody sees it
        record Prism(Geometry footprint, double baseMetres, double topMetres, boolean onTheGround) implements Body {
            public Prism {
                if (!(topMetres > baseMetres) || !Double.isFinite(baseMetres) || !Double.isFinite(topMetres)) {
                    throw new IllegalArgumentException("no body from " + baseMetres + " m to " + topMetres + " m");
                }
            }
        }

        /// Surfaces as the source draws them.
        ///
        /// @param form whose vertices they name
        /// @param shape the surfaces
        /// @param liftMetres by which they are raised
        record Surfaces(Form form, Shape shape, double liftMetres) implements Body {
            /// More corners than a building has: such are drawn by their outline.
            private static final int MOST_CORNERS = 200_000;

            /// The most detailed shape of a form that has height and can be drawn.
            public static Optional<Shape> drawable(Form form) {
                Shape best = null;
                for (Shape shape : form.shapes()) {
                    if (shape.kind().surfaces()
                            && shape.detail() != 0
                            && shape.indices().length <= MOST_CORNERS
                            && rises(form, shape)
                            && (best == null || shape.detail() > best.detail())) {
                        best = shape;
                    }
                }
                return Optional.ofNullable(best);
            }

            private static boolean rises(Form form, Shape shape) {
                for (int vertex : shape.indices()) {
                    if (form.height(vertex) != form.height(shape.indices()[0])) {
                        return true;
                    }
                }
                return false;
            }
        }
    }
}
