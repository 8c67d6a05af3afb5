package dev.counter.infra.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Settings file in plain YAML: no duplicate keys, no tags, no aliases of collections.
 */
final class SettingsFile {

	private SettingsFile() {
	}

	static SettingsSection read(Path directory, String name) {
		LoaderOptions options = new LoaderOptions();
		options.setAllowDuplicateKeys(false);
		options.setMaxAliasesForCollections(0);
		try {
			Object content = new Yaml(new SafeConstructor(options)).load(Files.readString(directory.resolve(name)));
			if (content instanceof Map<?, ?> mapping) {
				return new SettingsSection(name, "", mapping);
			}
			throw new InvalidSettingException(name + ": the file must be a mapping of fields to values.");
		}
		catch (NoSuchFileException ex) {
			throw new InvalidSettingException(name + ": there is no such file in " + directory + ".");
		}
		catch (CharacterCodingException ex) {
			throw new InvalidSettingException(name + ": the file must be UTF-8 text.");
		}
		catch (MarkedYAMLException ex) {
			throw new InvalidSettingException(
					"%s: line %s is no YAML: %s.".formatted(name, ex.getProblemMark().getLine() + 1, ex.getProblem()));
		}
		catch (ReaderException ex) {
			throw new InvalidSettingException(
					String.format(Locale.ROOT, "%s: character %d is no YAML: U+%04X is not printable.", name,
							ex.getPosition() + 1, ex.getCodePoint()));
		}
		catch (YAMLException ex) {
			throw new InvalidSettingException(
					"%s: the file must be plain YAML, without aliases of mappings and lists, and without deep nesting."
						.formatted(name));
		}
		catch (IOException ex) {
			throw unreadable(name, ex);
		}
	}

	static InvalidSettingException unreadable(String name, IOException ex) {
		return new InvalidSettingException(name + ": it cannot be read: " + ex.getMessage() + ".");
	}

}
