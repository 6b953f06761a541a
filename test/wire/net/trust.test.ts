// Which authorities are trusted: the system's are used only after an unknown issuer, once, and the hops are told once.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { before, describe, it, type TestContext } from 'node:test';
import { createSecureContext, getCACertificates, type TLSSocket } from 'node:tls';
import { runAttempt } from '../../../src/net/attempt.ts';
import type { HopTrace } from '../../../src/net/network.ts';
import { openTls } from '../../../src/net/route.ts';
import { createTrust, isUnknownIssuer, type Trust } from '../../../src/net/trust.ts';
import { issueServerCertificate } from '../../../src/x509/certificates.ts';
import { failureOf } from '../../support/evidence.ts';
import { makeTrust, servePlain, serveTls, type TestTrust } from '../../support/scriptedServer.ts';

let certificates: TestTrust;
before(async () => {
  certificates = await makeTrust();
});

/** Opens TLS to a server of the test authority with this trust. */
async function opened(t: TestContext, trust: Trust, host = 'localhost', certificate = certificates.server) {
  const names: unknown[] = [];
  const server = await serveTls(t, certificate, (socket) => {
    names.push((socket as TLSSocket).servername);
    socket.write('hello');
  });
  const target = { host, port: server.port };
  const hops: HopTrace[] = [];
  const call = {
    signal: new AbortController().signal,
    deadlineMs: 10_000,
    hopTimeoutMs: undefined,
    onHop: (trace: HopTrace) => hops.push(trace),
  };
  const lookup = async () => [{ address: '127.0.0.1', family: 4 }];
  const route = { options: { allowedHosts: [target], proxyFor: () => undefined }, trust, lookup };
  const socket: Promise<Socket> = runAttempt(target, call, (attempt) => openTls(target, attempt, route));
  t.after(() => socket.then((open) => open.destroy()).catch(() => undefined));
  return { socket, names, hops: () => hops.map(({ hop, ok }) => `${hop}:${ok}`), traces: hops, server };
}

/** A trust without authorities until it is widened, and the test authority then, if it does. */
function widening(helps: boolean, says: boolean): Trust & { readonly widened: () => number } {
  const nobody = { secureContext: createSecureContext({ ca: [] }), ca: [] };
  const wide = { secureContext: createSecureContext({ ca: [certificates.authority.certificatePem] }) };
  let times = 0;
  return {
    tlsOptions: () => (times > 0 && helps ? wide : nobody),
    widen: () => {
      times++;
      return says && times === 1;
    },
    widened: () => times,
  };
}

describe('a server whose issuer is not known at first', () => {
  it('is tried again with the system’s authorities, and each hop is told once', async (t) => {
    const trust = widening(true, true);
    const { socket, hops, server } = await opened(t, trust);
    await socket;
    assert.deepEqual(hops(), ['dns:true', 'tcp:true', 'tls:true']);
    assert.deepEqual([trust.widened(), server.connections()], [1, 2]);
  });

  it('stays refused if that does not help, or there is nothing wider', async (t) => {
    for (const says of [true, false]) {
      const { socket, hops, server } = await opened(t, widening(false, says));
      const evidence = await failureOf('network', socket);
      assert.ok(isUnknownIssuer(evidence.code), evidence.code);
      assert.deepEqual(hops(), ['dns:true', 'tcp:true', 'tls:false']);
      assert.equal(server.connections(), says ? 2 : 1);
    }
  });

  it('is not tried again for another fault', async (t) => {
    const trust = {
      ...widening(true, true),
      tlsOptions: () => createTrust({ trustedCa: certificates.authority.certificatePem }).tlsOptions(),
    };
    const { socket, hops, server } = await opened(t, trust, 'other.example');
    assert.equal((await failureOf('network', socket)).code, 'ERR_TLS_CERT_ALTNAME_INVALID');
    assert.deepEqual(hops(), ['dns:true', 'tcp:true', 'tls:false']);
    assert.equal(server.connections(), 1);
  });

  it('is described by version, name and end of its certificate', async (t) => {
    const { socket, traces } = await opened(
      t,
      createTrust({ trustedCa: certificates.authority.certificatePem }),
    );
    await socket;
    assert.match(
      traces.at(-1)?.detail ?? '',
      /^TLS 1\.3, certificate for localhost, valid until \d{4}-\d{2}-\d{2}\.$/,
    );
  });
});

describe('what a certificate says', () => {
  const dates = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.000Z$/;

  it('is kept if it is refused: whose it is, who issued it, for which names and how long', async (t) => {
    const { socket } = await opened(t, widening(false, false));
    const { certificate } = await failureOf('network', socket);
    assert.deepEqual(
      [certificate?.subject, certificate?.issuer, certificate?.names],
      ['CN=localhost', 'CN=Test authority', ['localhost', '127.0.0.1']],
    );
    assert.match(certificate?.validFrom ?? '', dates);
    assert.match(certificate?.validTo ?? '', dates);
  });

  it('is bounded, however many and long its names are', async (t) => {
    const labels = Array.from({ length: 4 }, (_, index) => `${index}`.repeat(60)).join('.');
    const names = [labels, ...Array.from({ length: 80 }, (_, index) => `n${index}.example`)];
    const many = await issueServerCertificate(certificates.authority, { names });
    const { socket } = await opened(t, widening(false, false), 'localhost', many);
    const { certificate } = await failureOf('network', socket);
    assert.equal(certificate?.names.length, 50);
    assert.deepEqual(certificate?.names.slice(0, 2), [labels, 'n0.example']);
  });

  it('is asked for by name, and not if the host is an address', async (t) => {
    const trust = createTrust({ trustedCa: certificates.authority.certificatePem });
    const named = await opened(t, trust);
    await once(await named.socket, 'data');
    const numbered = await opened(t, trust, '127.0.0.1');
    await once(await numbered.socket, 'data');
    assert.deepEqual([named.names, numbered.names], [['localhost'], [false]]);
  });

  it('is none if the server ends the connection first, which is said as that', async (t) => {
    const server = await servePlain(t, (socket) => socket.end());
    const target = { host: '127.0.0.1', port: server.port };
    const call = { signal: new AbortController().signal, deadlineMs: 10_000, hopTimeoutMs: undefined };
    const route = { options: { allowedHosts: [target], proxyFor: () => undefined }, trust: createTrust({}) };
    const lookup = async () => [{ address: '127.0.0.1', family: 4 }];
    const socket = runAttempt(target, call, (attempt) => openTls(target, attempt, { ...route, lookup }));
    const { hop, code, certificate } = await failureOf('network', socket);
    assert.deepEqual([hop, code, certificate], ['tls', 'ECONNRESET', undefined]);
  });
});

describe('the trust of a network', () => {
  it('is one authority alone if one is given, with nothing wider', () => {
    const { certificatePem } = certificates.authority;
    const trust = createTrust({ trustedCa: certificatePem, systemCertificates: true });
    assert.equal(trust.widen(), false);
    assert.deepEqual(trust.tlsOptions().ca, [certificatePem]);
  });

  it('is Node’s own, made once, until the system’s are added, once and only if wanted', () => {
    const plain = createTrust({});
    const first = plain.tlsOptions();
    assert.ok(first.secureContext !== undefined && first.ca === undefined);
    assert.equal(plain.tlsOptions().secureContext, first.secureContext);
    assert.equal(plain.widen(), false);
    const trust = createTrust({ systemCertificates: true });
    trust.tlsOptions();
    assert.deepEqual([trust.widen(), trust.widen()], [true, false]);
    const { ca = [] } = trust.tlsOptions();
    assert.ok(getCACertificates('default').every((certificate) => ca.includes(certificate)));
    assert.equal(new Set(ca).size, ca.length);
  });

  it('may be helped by other authorities for what OpenSSL says of the issuer, and nothing else', () => {
    // Node's names of OpenSSL's verdicts: https://nodejs.org/api/tls.html#x509-certificate-error-codes
    for (const code of [
      'UNABLE_TO_GET_ISSUER_CERT',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'CERT_UNTRUSTED',
    ]) {
      assert.equal(isUnknownIssuer(code), true, code);
    }
    for (const code of ['CERT_HAS_EXPIRED', 'CERT_REVOKED', 'ERR_TLS_CERT_ALTNAME_INVALID', 'ECONNRESET', ''])
      assert.equal(isUnknownIssuer(code), false, code);
  });
});
