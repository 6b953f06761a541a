// The result as SARIF 2.1.0 (OASIS), for code scanning: a rule for each code, a result for each finding.
import type { CheckResult } from './checkResult.ts';
import { type Finding, findingsOf, ownerOf, textOf } from './findings.ts';

const information = 'https://github.com/exchange-oauth/exchange-oauth2-setup';

/** @param file the profile or settings file that was checked, as it was named */
export function sarifOf(result: CheckResult, file: string, version: string): string {
  const findings = findingsOf(result);
  const codes = [...new Map(findings.map((finding) => [finding.code, finding])).values()];
  const uri = file.replaceAll('\\', '/').replace(/^\.\//, '');
  const document = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'exchange-oauth-check',
            version,
            informationUri: information,
            rules: codes.map(({ code, title, fix }) => ({
              id: code,
              shortDescription: { text: title },
              help: { text: fix },
              helpUri: pageOf(code),
            })),
          },
        },
        invocations: [
          {
            executionSuccessful: result.exitCode !== 3,
            startTimeUtc: result.startedAt,
            exitCode: result.exitCode,
          },
        ],
        results: findings.map((finding) => resultOf(finding, encodeURI(uri))),
      },
    ],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function resultOf(finding: Finding, uri: string) {
  const { code, level, title, registration, address } = finding;
  return {
    ruleId: code,
    level,
    message: { text: `${title}. ${textOf(finding)} Who must act: ${ownerOf(finding)}.` },
    locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine: 1 } } }],
    partialFingerprints: { finding: [code, registration, address ?? ''].join('|') },
  };
}

/** Where the code's page is. */
export const pageOf = (code: string): string =>
  `${information}/blob/main/docs/codes/${code.split('.')[0]}.md#${code.toLowerCase().replace('.', '')}`;
