package citiverse.server.page.space;

/// Writes the data of a path in whole drawing units, relative after the first corner. Corners that fall together are
/// left out.
final class PathData {
    private final StringBuilder out = new StringBuilder();
    private int lastX;
    private int lastY;
    private int corners;
    private boolean lines;

    PathData to(int x, int y) {
        if (corners == 0) {
            out.append('M').append(x);
            number(y);
            lines = false;
        } else if (x == lastX && y == lastY) {
            return this;
        } else if (x == lastX && corners > 0) {
            out.append('v').append(y - lastY);
            lines = false;
        } else if (y == lastY) {
            out.append('h').append(x - lastX);
            lines = false;
        } else {
            if (lines) {
                number(x - lastX);
            } else {
                out.append('l').append(x - lastX);
            }
            number(y - lastY);
            lines = true;
        }
        lastX = x;
        lastY = y;
        corners++;
        return this;
    }

    private void number(int value) {
        if (value >= 0) {
            out.append(' ');
        }
        out.append(value);
    }

    PathData close() {
        out.append('z');
        return end();
    }

    PathData end() {
        corners = 0;
        lines = false;
        return this;
    }

    boolean isEmpty() {
        return out.isEmpty();
    }

    int length() {
        return out.length();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
