package dev.counter.infra.settings;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * A YAML file of settings: plain values only, no field twice.
 */
final class SettingsFile {

	private SettingsFile() {
	}

	/**
	 * Reads a file.
	 * @param directory the folder that sentences leave out
	 * @param name the file's path within the folder
	 * @return its outermost mapping
	 */
	static Section read(Path directory, String name) {
		LoaderOptions options = new LoaderOptions();
		options.setAllowDuplicateKeys(false);
		try (Reader reader = Files.newBufferedReader(directory.resolve(name))) {
			Object content = new Yaml(new SafeConstructor(options)).load(reader);
			if (content instanceof Map<?, ?> mapping) {
				return new Section(name, "", mapping);
			}
			throw new WrongSetting(name + ": the file must be a mapping of fields to values.");
		}
		catch (NoSuchFileException ex) {
			throw new WrongSetting(name + ": there is no such file in " + directory + ".");
		}
		catch (MarkedYAMLException ex) {
			throw new WrongSetting(
					"%s: line %d is no YAML: %s.".formatted(name, ex.getProblemMark().getLine() + 1, ex.getProblem()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
