// A person enters a device code on Microsoft's pages or on the authority's own host, and nowhere else.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deviceAddress } from '../../../src/oauth/deviceAddress.ts';

const authority = { host: 'login.contoso.example', port: 8443 };

test('Microsoft’s pages and the authority’s own are shown', () => {
  for (const address of [
    'https://microsoft.com/devicelogin',
    'https://login.microsoft.com/device',
    'https://www.microsoft.com/link',
    'https://login.contoso.example:8443/device',
  ]) {
    assert.equal(deviceAddress(address, authority), address);
  }
});

test('an address on another host, port or behind userinfo is not shown', () => {
  for (const address of [
    'https://evil.example/device',
    'https://microsoft.com@evil.example/',
    'https://microsoft.com.evil.example/devicelogin',
    'https://microsoft.com:8443/devicelogin',
    'https://microsoft%2ecom/devicelogin',
    'https://login.contoso.example/device',
    'http://microsoft.com/devicelogin',
  ]) {
    assert.equal(deviceAddress(address, authority), undefined, address);
  }
});
