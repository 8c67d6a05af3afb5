package dev.counter.benchmark;

import java.util.List;
import java.util.Locale;

import dev.counter.benchmark.Contest.Result;

/**
 * Bar chart of a contest as SVG; a line on each bar shows the slowest to the fastest
 * turn.
 */
final class Plot {

	private static final int WIDTH = 760;

	private static final int LEFT = 300;

	private static final int BAR = 18;

	private static final int STEP = 26;

	private static final int TOP = 40;

	private static final int LABEL = 130;

	private final String title;

	private final List<Result> results;

	Plot(String title, List<Result> results) {
		this.title = title;
		this.results = results;
	}

	String toSvg() {
		StringBuilder svg = new StringBuilder();
		line(svg,
				"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif' font-size='13'>",
				WIDTH, TOP + STEP * this.results.size() + BAR);
		line(svg, "<rect width='100%%' height='100%%' fill='#fff'/>");
		line(svg, "<text x='10' y='22' font-size='16' font-weight='bold'>%s, per second</text>", this.title);
		String reference = this.results.get(0).contestant();
		for (int i = 0; i < this.results.size(); i++) {
			bar(svg, this.results.get(i), TOP + i * STEP, reference);
		}
		return svg.append("</svg>\n").toString();
	}

	private void bar(StringBuilder svg, Result result, int y, String reference) {
		int text = y + BAR - 4;
		line(svg, "<text x='%d' y='%d' text-anchor='end'>%s, %s</text>", LEFT - 10, text, result.contestant(),
				result.at());
		line(svg, "<rect x='%d' y='%d' width='%d' height='%d' fill='%s'/>", LEFT, y, width(result.perSecond()), BAR,
				result.contestant().equals(reference) ? "#8a94a6" : "#2f6fde");
		line(svg, "<path d='M%d %d H%d' stroke='#222' stroke-width='2'/>", LEFT + width(result.slowest()), y + BAR / 2,
				LEFT + width(result.fastest()));
		line(svg, "<text x='%d' y='%d'>%,.0f (%.2f)</text>", LEFT + width(result.fastest()) + 8, text,
				result.perSecond(), result.ratio());
	}

	private int width(double rate) {
		double most = this.results.stream().mapToDouble(Result::fastest).max().orElse(1);
		return (int) Math.round(rate / most * (WIDTH - LEFT - LABEL));
	}

	private static void line(StringBuilder svg, String format, Object... values) {
		svg.append(String.format(Locale.ROOT, format, values)).append('\n');
	}

}
