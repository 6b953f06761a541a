// Which parser reads which format.
import type { FileKind, Parsed } from '../model.ts';
import { readCode } from './code.ts';
import { withEmbedded } from './embedded.ts';
import { readJson } from './json.ts';
import { readDotenv, readIni, readMainCf, readProperties, readSaslPasswd } from './lines.ts';
import { readFetchmail, readMbsync, readMsmtp, readMutt } from './mailPrograms.ts';
import { namedValues } from './namedValues.ts';
import { readShell } from './shell.ts';
import { readXml } from './xml.ts';
import { readYaml } from './yaml.ts';

/** The settings, literals and calls of a file. */
export function parse(text: string, kind: FileKind): Parsed {
  switch (kind.format) {
    case 'ini':
      return readIni(text);
    case 'properties':
      return readProperties(text);
    case 'dotenv':
      return readDotenv(text);
    case 'yaml': {
      const { parsed, literals } = readYaml(text);
      return namedValues(withEmbedded(parsed, text, literals, parse));
    }
    case 'json':
      // Of the programs whose files are JSON, sasl-xoauth2 is the one that takes no comments and no trailing comma.
      return namedValues(readJson(text, kind.program === 'saslXoauth2'));
    case 'mainCf':
      return readMainCf(text);
    case 'saslPasswd':
      return readSaslPasswd(text);
    case 'msmtp':
      return readMsmtp(text);
    case 'mbsync':
      return readMbsync(text);
    case 'mutt':
      return readMutt(text);
    case 'fetchmail':
      return readFetchmail(text);
    case 'xml':
      return readXml(text);
    case 'shell': {
      const { parsed, literals } = readShell(text);
      return withEmbedded(parsed, text, literals, parse);
    }
    default:
      return namedValues(readCode(text, kind.format));
  }
}
