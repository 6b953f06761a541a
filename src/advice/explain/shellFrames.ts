// Finds PowerShell's error frames, whose names are not translated: what failed, by the shape of its identifier.
import type { Code } from '../../core/report/codes.ts';
import { type Finding, findingAt, matchesOf } from './finding.ts';

/** PowerShell's error frame: its sentence is translated, its identifier is not. */
const errorFrame =
  /(?:CategoryInfo ?: .{0,120}?, (\w{4,60}Exception)[ +-]{1,4})?FullyQualifiedErrorId ?: ?(.{3,240}?)(?= \+ | [A-Z][A-Za-z]{4,30} ?: |$)/g;
const speaksExchangeShell =
  /outlook\.office365\.com|Microsoft\.(?:Online|Open)\.|ExchangeOnline|ExoPS|ExoPowershell|Microsoft\.Exchange|Microsoft\.Graph\.PowerShell|\[Server=\w{8,20}/i;

/** What the shape of an identifier says if no sentence beside it is known. */
const frameShapes: readonly (readonly [RegExp, Code])[] = [
  [/^(?!Modules_ModuleNotFound|UnauthorizedAccess).*ImportModuleCommand/, 'powershell.moduleConflict'],
  [/MissingMethod|TypeLoad|FileLoad|EntryPoint|BadImage|CouldNotAutoload/, 'powershell.moduleConflict'],
  [/CommandNotFound/, 'powershell.unknownCmdlet'],
  [/CmdletAccessDenied/, 'powershell.appRoleMissing'],
  [/AccessDenied|Unauthorized|NotAuthorized|InsufficientRights|AuthZ-/, 'powershell.unauthorized'],
  [/\.(?:pfx|p12|cer)\b/, 'powershell.certificateNotFound'],
  [/(?<!File|Directory)NotFoundException$|ObjectNotFound/, 'powershell.objectNotFound'],
  [
    /NamedParameterNotFound|AmbiguousParameterSet|ParameterArgument|PositionalParameter/,
    'powershell.unknownParameter',
  ],
];

/** What frames of Exchange’s and Graph’s modules say, in no order. */
export function findPowerShellFrames(text: string): readonly Finding[] {
  if (!speaksExchangeShell.test(text)) return [];
  return matchesOf(text, errorFrame).map((match) => {
    const [, exception = '', whole = ''] = match;
    const named =
      /FailureCategory=([\w-]{3,80})/.exec(whole)?.[1] ?? /^[\w.]{3,80}/.exec(whole)?.[0] ?? whole;
    const shapeOf = (name: string) => frameShapes.find(([pattern]) => pattern.test(name))?.[1];
    const shape = shapeOf(whole) ?? shapeOf(exception);
    return { ...findingAt(shape ?? 'powershell.otherError', match, 'likely'), named };
  });
}
