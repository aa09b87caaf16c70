package citiverse.models.air;

/// Places where people breathe, in the same plane as the streets.
///
/// @param ids one for each place
/// @param east metres
/// @param north metres
public record Receptors(String[] ids, double[] east, double[] north) {
    public Receptors {
        if (east.length != ids.length || north.length != ids.length) {
            throw new IllegalArgumentException("as many ids as coordinates are needed");
        }
        for (int i = 0; i < ids.length; i++) {
            if (!Double.isFinite(east[i]) || !Double.isFinite(north[i])) {
                throw new IllegalArgumentException("a coordinate of place " + ids[i] + " is not a finite number");
            }
        }
    }

    public int size() {
        return ids.length;
    }
}
