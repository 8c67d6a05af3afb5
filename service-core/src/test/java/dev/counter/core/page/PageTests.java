package dev.counter.core.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.resource.CachingResourceResolver;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The layout and its parts as a browser gets them, and the assets they ask for.
 */
@SpringBootTest(properties = "counter.service=display")
@AutoConfigureMockMvc
class PageTests {

	private static final Pattern ASSET = Pattern.compile("(?<=(href|src)=\")/assets/[^\"]+");

	private final MockMvcTester site;

	@Autowired
	PageTests(MockMvcTester site) {
		this.site = site;
	}

	@Test
	void marksTheLinkToThePageThatIsShown() {
		assertThat(sample()).contains("<a href=\"/display_service\" aria-current=\"page\">Entries</a>")
			.contains("<a href=\"/\">Home</a>", "<a href=\"/adder_service\">Add</a>",
					"<a href=\"/reset_service\">Reset</a>");
	}

	@Test
	void beginsWithAWayPastTheNavigation() {
		assertThat(sample()).containsSubsequence("<body>", "href=\"#main\"", "<nav",
				"<main id=\"main\" tabindex=\"-1\">");
	}

	@Test
	void showsTheSumWithGroupedDigitsAndForMachinesWithout() {
		assertThat(sample()).contains("value=\"-12345.5\"", "data-fit=\"12\"", ">-12,345.5</data>", ">1 entry</p>");
	}

	@Test
	void hidesAFaultThatIsNone() {
		assertThat(sample())
			.containsPattern("<p class=\"fault\" role=\"alert\" id=\"number-fault\"[^>]* hidden=\"hidden\"")
			.containsPattern("<p class=\"fault\" role=\"alert\" id=\"tick-fault\">");
	}

	@Test
	void pageIsEnglishForEveryVisitor() {
		MvcTestResult answer = this.site.get().uri("/display_service").header("Accept-Language", "de").exchange();
		assertThat(answer).hasStatusOk()
			.hasHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
			.hasHeader(HttpHeaders.CONTENT_LANGUAGE, "en");
		assertThat(answer.getResponse().getContentLength())
			.isEqualTo(answer.getResponse().getContentAsByteArray().length);
	}

	@Test
	void escapesWhatItIsGiven() {
		assertThat(sample()).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert");
	}

	@Test
	void needsNeitherInlineCodeNorAnotherHost() {
		assertThat(sample()).doesNotContain(" style=", "<style", " onclick=", "http://", "https://", "th:")
			.doesNotContainPattern("<script(?![^>]* src=)");
	}

	@Test
	void servesEachAssetItAsksForToBeKeptForEver() {
		List<String> assets = ASSET.matcher(sample()).results().map(MatchResult::group).toList();
		assertThat(assets).hasSize(5).allSatisfy((path) -> {
			MvcTestResult answer = this.site.get().uri(path).exchange();
			assertThat(answer).hasStatusOk()
				.hasHeader(HttpHeaders.CACHE_CONTROL, "max-age=31536000, public, immutable")
				.doesNotContainHeader(HttpHeaders.CONTENT_DISPOSITION);
			assertThat(answer.getResponse().getContentAsByteArray()).isNotEmpty();
		});
	}

	@Test
	void answersAConditionalGetOfAnAsset() {
		String path = "/assets/app-0123456789abcdef.css";
		String etag = String.valueOf(this.site.get().uri(path).exchange().getResponse().getHeader(HttpHeaders.ETAG));
		assertThat(etag).matches("\"[0-9a-f]{32}\"");
		assertThat(this.site.get().uri(path).header(HttpHeaders.IF_NONE_MATCH, etag)).hasStatus(304)
			.hasHeader(HttpHeaders.ETAG, etag)
			.body()
			.isEmpty();
		assertThat(this.site.get().uri(path).header(HttpHeaders.IF_NONE_MATCH, "\"0\"")).hasStatus(200);
	}

	@Test
	void namesOfAssetsAreNotCached(@Autowired ApplicationContext context) {
		assertThat(context.getBean("resourceHandlerMapping", SimpleUrlHandlerMapping.class).getHandlerMap().values())
			.filteredOn(ResourceHttpRequestHandler.class::isInstance)
			.extracting(ResourceHttpRequestHandler.class::cast)
			.flatExtracting(ResourceHttpRequestHandler::getResourceResolvers)
			.isNotEmpty()
			.noneMatch(CachingResourceResolver.class::isInstance);
	}

	@Test
	void servesTodaysFileUnderTheNameOfAnotherRelease() {
		MvcTestResult answer = this.site.get().uri("/assets/app-0123456789abcdef.css").exchange();
		assertThat(answer).hasStatusOk()
			.hasContentType("text/css")
			.hasHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
			.hasHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
		assertThat(answer).bodyText().contains("--paper");
	}

	@Test
	void servesThePrecompressedFileToClientsThatAcceptIt() throws IOException {
		String path = "/assets/app-0123456789abcdef.css";
		MvcTestResult answer = this.site.get().uri(path).header(HttpHeaders.ACCEPT_ENCODING, "gzip, br").exchange();
		assertThat(answer).hasStatusOk()
			.hasContentType("text/css")
			.hasHeader(HttpHeaders.CONTENT_ENCODING, "gzip")
			.hasHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
		byte[] compressed = answer.getResponse().getContentAsByteArray();
		assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed)).readAllBytes())
			.hasSizeGreaterThan(compressed.length)
			.isEqualTo(this.site.get().uri(path).exchange().getResponse().getContentAsByteArray());
	}

	@ParameterizedTest
	@ValueSource(strings = { "app.css", "app-.css", "app-XYZ.css", "other-0123456789abcdef.css", "geist-license.txt",
			"../app-0123456789abcdef.css", "app-0123456789abcdef.css.map", "app-0123456789abcdef.css.gz", "" })
	void knowsNoOtherFiles(String name) {
		assertThat(this.site.get().uri("/assets/" + name)).hasStatus(404)
			.hasHeader(HttpHeaders.CACHE_CONTROL, "no-store");
	}

	@Test
	void servesAssetsBelowOnePrefixAlone() {
		assertThat(this.site.get().uri("/adder_service/assets/app-0123456789abcdef.css")).hasStatus(404);
		assertThat(this.site.post().uri("/assets/app-0123456789abcdef.css")).hasStatus(405);
	}

	private String sample() {
		MvcTestResult answer = this.site.get().uri("/display_service").exchange();
		assertThat(answer).hasStatusOk();
		try {
			return answer.getResponse().getContentAsString();
		}
		catch (java.io.UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
