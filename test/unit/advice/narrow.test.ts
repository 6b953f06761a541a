// One vague refusal, many causes: what the token, the registration and the other protocols leave of them.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type AdviceContext, diagnose, reportsOf } from '../../../src/advice/diagnose.ts';
import type { ProtocolId, Registration } from '../../../src/core/registration/registration.ts';
import type { Evidence } from '../../../src/core/report/evidence.ts';
import type { ProbeReport } from '../../../src/core/report/probeReport.ts';
import type { TokenClaims } from '../../../src/core/token/tokenClaims.ts';

const now = new Date('2026-11-22T09:14:00Z');
const seconds = now.getTime() / 1000;
const tenantId = '11111111-2222-3333-4444-555555555555';
const clientId = '66666666-7777-8888-9999-000000000000';

const registration: Registration = {
  id: 'r',
  name: 'R',
  product: 'own',
  cloud: 'global',
  tenantId,
  clientId,
  grant: 'clientSecret',
  mailboxes: [],
};
const app: TokenClaims = {
  audience: 'https://outlook.office365.com',
  tenantId,
  appId: clientId,
  issuer: `https://sts.windows.net/${tenantId}/`,
  roles: ['IMAP.AccessAsApp', 'POP.AccessAsApp', 'SMTP.SendAsApp', 'full_access_as_app'],
  scopes: [],
  kind: 'app',
  expiresAt: seconds + 3600,
};
const person: TokenClaims = {
  ...app,
  roles: [],
  scopes: ['IMAP.AccessAsUser.All', 'POP.AccessAsUser.All', 'SMTP.Send'],
  user: 'ap@contoso.example',
  kind: 'user',
};
const mailbox = { address: 'ap@contoso.example', protocols: ['imap'] as const };
const authenticate: Evidence = {
  kind: 'mail',
  protocol: 'imap',
  command: 'AUTHENTICATE',
  status: 'NO',
  text: 'AUTHENTICATE failed.',
};
const select: Evidence = {
  ...authenticate,
  command: 'SELECT',
  status: 'BAD',
  text: 'User is authenticated but not connected.',
};
const appContext: AdviceContext = { now, registration, mailbox, protocol: 'imap' };
const personContext: AdviceContext = {
  ...appContext,
  registration: { ...registration, grant: 'authorizationCode' },
};

const first = (evidence: Evidence, context: AdviceContext) => diagnose(evidence, context)[0];
const opened = (protocol: ProtocolId): ProbeReport => ({
  registration: 'r',
  address: 'ap@contoso.example',
  protocol,
  startedAt: '',
  durationMs: 1,
  ok: true,
  steps: [],
});

describe('IMAP AUTHENTICATE failed', () => {
  it('with a Graph audience is the wrong scope', () => {
    for (const audience of [
      'https://graph.microsoft.com',
      '00000003-0000-0000-c000-000000000000',
      'https://management.azure.com',
    ]) {
      assert.equal(
        first(authenticate, { ...appContext, claims: { ...app, audience } }),
        'claims.wrongAudience',
      );
    }
  });

  it('accepts every form of the Exchange audience in its own cloud, and no other', () => {
    for (const [audience, cloud] of [
      ['https://outlook.office.com', 'global'],
      ['https://outlook.office365.com/', 'global'],
      ['00000002-0000-0ff1-ce00-000000000000', 'global'],
      ['https://outlook.office365.us', 'gccHigh'],
      ['https://partner.outlook.cn', 'china'],
    ] as const) {
      const context = { ...appContext, claims: { ...app, audience } };
      assert.notEqual(
        first(authenticate, { ...context, registration: { ...registration, cloud } }),
        'claims.wrongAudience',
      );
      const { registration: _, ...unregistered } = context;
      assert.notEqual(first(authenticate, unregistered), 'claims.wrongAudience');
    }
    const elsewhere = { ...appContext, claims: { ...app, audience: 'https://outlook.office365.us' } };
    assert.equal(first(authenticate, elsewhere), 'claims.wrongAudience');
  });

  it('with an audience that is not known here proves nothing, as in the reading of the token', () => {
    assert.equal(
      first(authenticate, { ...appContext, claims: { ...app, audience: 'api://x' } }),
      'exchange.servicePrincipalMissing',
    );
  });

  it('with the right audience and no role is consent', () => {
    assert.equal(
      first(authenticate, { ...appContext, claims: { ...app, roles: [] } }),
      'claims.missingPermission',
    );
    assert.equal(
      first(authenticate, { ...personContext, claims: { ...person, scopes: ['SMTP.Send'] } }),
      'claims.missingPermission',
    );
  });

  it('with the role is the Exchange service principal or FullAccess', () => {
    assert.deepEqual(diagnose(authenticate, { ...appContext, claims: app }).slice(0, 3), [
      'exchange.servicePrincipalMissing',
      'exchange.fullAccessMissing',
      'policy.wrongObjectId',
    ]);
  });

  it('with another person’s token is the signed-in account', () => {
    const claims = { ...person, user: 'admin@contoso.example' };
    assert.equal(first(authenticate, { ...personContext, claims }), 'exchange.wrongSignedInAccount');
    const shared = { ...mailbox, signInAs: 'ADMIN@contoso.example' };
    assert.equal(
      first(authenticate, { ...personContext, claims, mailbox: shared }),
      'exchange.delegateAccessMissing',
    );
  });

  it('with a token of another kind, tenant, application or time is that', () => {
    assert.equal(first(authenticate, { ...appContext, claims: person }), 'claims.delegatedInsteadOfApp');
    assert.equal(first(authenticate, { ...personContext, claims: app }), 'claims.appInsteadOfDelegated');
    assert.equal(
      first(authenticate, { ...appContext, claims: { ...app, tenantId: clientId } }),
      'claims.wrongTenant',
    );
    assert.equal(
      first(authenticate, { ...appContext, claims: { ...app, appId: tenantId } }),
      'claims.wrongApplication',
    );
    assert.equal(
      first(authenticate, { ...appContext, claims: { ...app, expiresAt: seconds - 1 } }),
      'claims.expired',
    );
    assert.equal(
      first(authenticate, { ...appContext, claims: { ...app, notBefore: seconds + 3000 } }),
      'claims.notYetValid',
    );
  });

  it('without a token’s claims keeps the answer first and lists the causes', () => {
    assert.deepEqual(diagnose(authenticate, { now }).slice(0, 3), [
      'imap.authenticateFailed',
      'claims.wrongAudience',
      'claims.missingPermission',
    ]);
  });
});

describe('other protocols’ results', () => {
  it('leave the switch if another mail protocol opened the mailbox', () => {
    const context = { ...appContext, claims: app, others: [opened('pop')] };
    assert.equal(first(select, context), 'exchange.protocolDisabled');
  });

  it('rule out a missing mailbox if EWS or Graph opened it', () => {
    const without = diagnose(select, { ...appContext, claims: app });
    const with_ = diagnose(select, { ...appContext, claims: app, others: [opened('graph')] });
    assert.ok(without.includes('exchange.noMailbox'));
    assert.ok(!with_.includes('exchange.noMailbox'));
    assert.equal(with_[0], 'exchange.fullAccessMissing');
  });
});

describe('EWS and Graph refusals', () => {
  const denied: Evidence = { kind: 'ews', status: 500, responseCode: 'ErrorImpersonateUserDenied', text: '' };
  const ews: AdviceContext = { ...appContext, protocol: 'ews', mailbox: { ...mailbox, protocols: ['ews'] } };

  it('with the role are a policy, without it a role or consent, with a person’s token the header', () => {
    assert.equal(first(denied, { ...ews, claims: app }), 'exchange.accessPolicyDenies');
    assert.deepEqual(diagnose(denied, { ...ews, claims: { ...app, roles: [] } }).slice(0, 2), [
      'exchange.roleMissing',
      'claims.missingPermission',
    ]);
    const delegated = { ...personContext, protocol: 'ews' as const, claims: person };
    assert.equal(first(denied, delegated), 'ews.impersonationRetired');
  });

  it('are consent first if the mailbox is also read by IMAP, which no role in Exchange opens', () => {
    const both = { ...ews, mailbox: { ...mailbox, protocols: ['ews', 'imap'] as const } };
    const none = { ...app, roles: [] };
    assert.equal(first(denied, { ...both, claims: none }), 'claims.missingPermission');
    assert.equal(
      first(denied, { ...both, claims: { ...none, roles: ['IMAP.AccessAsApp'] } }),
      'exchange.roleMissing',
    );
  });

  it('read the policy header before anything else', () => {
    const evidence: Evidence = {
      kind: 'ews',
      status: 403,
      responseCode: 'ErrorAccessDenied',
      text: '',
      policyReason: 'EWS is disabled for this user or tenant',
    };
    assert.equal(first(evidence, { ...ews, claims: { ...app, roles: [] } }), 'ews.disabled');
  });

  it('tell a claims challenge from a refused token, however it is worded', () => {
    for (const [code, text] of [
      [
        'InvalidAuthenticationToken',
        'Continuous access evaluation resulted in challenge with result: InteractionRequired',
      ],
      ['TokenCreatedWithOutdatedPolicies', ''],
      ['Unauthorized', 'error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnt9fQ"'],
    ] as const) {
      const evidence: Evidence = { kind: 'graph', status: 401, code, text, innerCodes: [] };
      assert.equal(first(evidence, { now }), 'graph.claimsChallenge', `${code} ${text}`);
    }
  });

  it('unwrap a Graph error that is wrapped in another', () => {
    const evidence: Evidence = {
      kind: 'graph',
      status: 404,
      code: 'UnknownError',
      text: '',
      innerCodes: ['generalException', 'MailboxNotEnabledForRESTAPI'],
    };
    assert.equal(first(evidence, { now }), 'graph.mailboxInactive');
  });
});

describe('SMTP', () => {
  it('tells the older path from the Exchange role by the role in the token', () => {
    const logon: Evidence = {
      kind: 'mail',
      protocol: 'smtp',
      command: 'MAIL FROM',
      status: '430',
      enhanced: '4.2.0',
      text: 'STOREDRV; mailbox logon failure',
    };
    const smtp: AdviceContext = {
      ...appContext,
      protocol: 'smtp',
      mailbox: { ...mailbox, protocols: ['smtp'] },
    };
    assert.deepEqual(diagnose(logon, { ...smtp, claims: app }).slice(0, 2), [
      'exchange.fullAccessMissing',
      'policy.smtpRoleConflict',
    ]);
    const refused: Evidence = {
      ...logon,
      command: 'AUTH',
      status: '535',
      enhanced: '5.7.3',
      text: 'Authentication unsuccessful',
    };
    assert.equal(first(refused, { ...smtp, claims: { ...app, roles: [] } }), 'exchange.roleMissing');
  });
});

describe('a report', () => {
  it('gives failed steps a code, advice and the other causes, and drops the evidence', () => {
    const [report] = reportsOf(
      [
        {
          registration: 'r',
          address: 'ap@contoso.example',
          protocol: 'imap',
          startedAt: now.toISOString(),
          durationMs: 12,
          ok: false,
          steps: [
            { id: 'connect', status: 'ok', durationMs: 1, detail: 'Connected.' },
            {
              id: 'authenticate',
              status: 'failed',
              durationMs: 3,
              detail: 'Refused.',
              evidence: authenticate,
            },
            { id: 'openMailbox', status: 'skipped', durationMs: 0, detail: 'Not reached.' },
          ],
          claims: app,
        },
      ],
      { now, registration, mailbox },
    );
    assert.ok(report !== undefined);
    const [connect, failed, skipped] = report.steps;
    assert.equal(connect?.code, undefined);
    assert.equal(skipped?.advice, undefined);
    assert.equal(failed?.code, 'exchange.servicePrincipalMissing');
    assert.equal(failed?.advice?.owner, 'exchangeAdmin');
    assert.ok((failed?.otherCauses ?? []).length >= 2);
    assert.ok(!('evidence' in (failed ?? {})));
    assert.match(failed?.advice?.message ?? '', /Tried: IMAP4/);
  });
});
