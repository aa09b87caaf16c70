package citiverse.server.page.rehearse;

import citiverse.server.page.Reader;
import citiverse.server.page.rehearse.Drafts.Step;

/// The links of a step: back, forth, and other views of the same. Each is an address that can be kept and sent.
public final class StepLinks {
    private final Step step;
    private final String redo;
    private final MapView view;
    private final Drafts drafts;
    private final Reader reader;

    /// @param redo the last step that was seen before undoing, empty for none
    StepLinks(Step step, String redo, MapView view, Drafts drafts, Reader reader) {
        this.step = step;
        this.redo = redo;
        this.view = view;
        this.drafts = drafts;
        this.reader = reader;
    }

    /// The step before; empty where there is none.
    public String undo() {
        if (step.before().isEmpty()) {
            return "";
        }
        String last = redo.isEmpty() || drafts.after(step.id(), redo).isEmpty() ? step.id() : redo;
        return at(step.before(), last, view);
    }

    /// The step that was undone last; empty where there is none.
    public String redo() {
        if (step.id().isEmpty() || redo.isEmpty()) {
            return "";
        }
        return drafts.after(step.id(), redo)
                .map(next -> at(next, next.equals(redo) ? "" : redo, view))
                .orElse("");
    }

    /// Another view of the same.
    public String with(MapView other) {
        if (step.id().isEmpty()) {
            String kind = "/rehearse/new?kind=" + step.draft().kind().id();
            return reader.href(kind + (other.whole() ? "" : "&view=" + other.link()) + "#map");
        }
        return at(step.id(), redo, other) + "#map";
    }

    /// The drawing.
    public String drawing() {
        return reader.href("/rehearse/new/map.svg?step=" + step.id() + (view.whole() ? "" : "&view=" + view.link())
                + (step.id().isEmpty() ? "&kind=" + step.draft().kind().id() : ""));
    }

    /// The link to this step, for sharing.
    public String share() {
        return step.id().isEmpty() ? "/rehearse/new?kind=" + step.draft().kind().id() : "/rehearse/new/" + step.id();
    }

    private String at(String id, String last, MapView shown) {
        String query = (last.isEmpty() ? "" : "&redo=" + last) + (shown.whole() ? "" : "&view=" + shown.link());
        return reader.href("/rehearse/new/" + id + (query.isEmpty() ? "" : '?' + query.substring(1)));
    }
}
