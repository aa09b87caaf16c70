package citiverse.standards;

/// Mends texts that hold half of a character, which JSON allows and no store keeps.
public final class HalfCharacters {
    private HalfCharacters() {}

    /// The text with U+FFFD for halves of surrogate pairs, which are no characters and cannot be stored.
    public static String mended(String text, String place, Findings findings) {
        StringBuilder mended = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (Character.isSurrogate(c)) {
                mended = mended == null ? new StringBuilder(text) : mended;
                mended.setCharAt(i, '\uFFFD');
            }
        }
        if (mended == null) {
            return text;
        }
        findings.warn("text mended: it held half a character", place);
        return mended.toString();
    }
}
