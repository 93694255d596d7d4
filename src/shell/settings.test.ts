import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BadSetting, readSettings } from './settings.ts'

const given = {
  COVENANT_ADMIN_URL: 'postgres://admin@127.0.0.1/covenant',
  COVENANT_SECRET: 'x'.repeat(43),
  COVENANT_DATA: '/srv/covenant',
}
const fixtures = join(import.meta.dirname, '../../tests/launch/fixtures')
const cert = join(fixtures, 'localhost-test.crt')
const key = join(fixtures, 'localhost-test.key')

test('what is not set has the default the README tells', () => {
  expect(readSettings({ ...given, SMTP_URL: '', PUBLIC_URL: '' })).toMatchObject({
    host: '127.0.0.1',
    port: 8080,
    publicUrl: 'http://localhost:8080',
    trustProxy: false,
    smtpUrl: null,
    idleMinutes: 60,
  })
})

test('a setting that makes no sense is named, without its value', () => {
  const wrong = { ...given, PORT: 'eighty', SMTP_URL: 'ftp://user:secret@mail', IDLE_MINUTES: '1' }
  expect(() => readSettings(wrong)).toThrow(BadSetting)
  expect(() => readSettings(wrong)).toThrow('PORT, SMTP_URL, IDLE_MINUTES')
  expect(() => readSettings(wrong)).not.toThrow('secret')
})

test('certificate and key go together, must be readable, and must be each other’s', () => {
  expect(readSettings({ ...given, TLS_CERT: cert, TLS_KEY: key }).publicUrl).toMatch(/^https:/)
  const reads = (more: Record<string, string>) => () => readSettings({ ...given, ...more })
  expect(reads({ TLS_CERT: cert })).toThrow('TLS_CERT 与 TLS_KEY 须同时设置')
  expect(reads({ TLS_CERT: '/nowhere.pem', TLS_KEY: key })).toThrow('证书文件无法使用')
  expect(reads({ TLS_CERT: import.meta.filename, TLS_KEY: key })).toThrow(BadSetting)
  expect(reads({ TLS_CERT: cert, TLS_KEY: cert })).toThrow(BadSetting)
})

test('a trusted proxy is an address, a range, or a name for one', () => {
  const reads = (text: string) => readSettings({ ...given, TRUST_PROXY: text }).trustProxy
  expect(reads('10.0.0.5, 10.1.0.0/16,::1, loopback')).toEqual([
    '10.0.0.5',
    '10.1.0.0/16',
    '::1',
    'loopback',
  ])
  for (const wrong of ['proxy.internal', '10.0.0.0/99', '10.0.0', 'true', '1'])
    expect(() => reads(wrong)).toThrow('TRUST_PROXY')
})

test('only origins may frame the enquiry page', () => {
  const reads = (text: string) => readSettings({ ...given, EMBED_ORIGINS: text }).embedOrigins
  expect(reads('https://www.example.com,https://example.cn:8443')).toHaveLength(2)
  expect(() => reads('https://www.example.com/page')).toThrow('EMBED_ORIGINS')
})

test('mail is taken at an address, a port and a domain', () => {
  const reads = (text: string) => readSettings({ ...given, COVENANT_MAIL_DROP: text }).mailDrop
  expect(readSettings(given).mailDrop).toBeNull()
  expect(reads('smtp://0.0.0.0:2525/Drop.Example.com')).toEqual({
    host: '0.0.0.0',
    port: 2525,
    domain: 'drop.example.com',
  })
  expect(reads('smtp://[::1]/drop.example.com')).toMatchObject({ host: '::1', port: 25 })
  for (const wrong of [
    '0.0.0.0:2525',
    'smtp://0.0.0.0:2525',
    'smtp://0.0.0.0/a b',
    'smtp://0.0.0.0/x',
  ])
    expect(() => reads(wrong)).toThrow('COVENANT_MAIL_DROP')
})
