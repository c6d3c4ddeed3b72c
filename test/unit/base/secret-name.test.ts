import { expect, test } from 'vitest';
import { secrecyOf } from '../../../src/base/secret-name.ts';

const names = (text: string): readonly string[] => text.trim().split(/\s+/);

test.each(
  names(
    'password dbpass smtp_pass admin-pwd password_2 clientSecret apiKey encrypt_key auth_json service_account_json private_key_pem 비밀번호 관리자_암호',
  ),
)('%s is the name of a credential', (name) => {
  expect(secrecyOf(name)).toBe('credential');
});

test.each(
  names(
    'pwd_admin creds jwt slack_webhook_url pfx kubeconfig id_rsa ssh-key access_key_id .uaa.service_provider_key_credentials 암호_관리자 비밀키 pasword secert tokne private_kye api-kye client-secrt snmp_community hsm_pin',
  ),
)('%s may hold one', (name) => {
  expect(secrecyOf(name)).toBe('sensitive');
});

test.each(
  names(
    'system_domain cert_pem public_key ssh_public_key token_url access_token_lifetime password_min_length secret_name bypass compass taken passport secure_mode keys_count 암호화_사용',
  ),
)('%s is public', (name) => {
  expect(secrecyOf(name)).toBe('public');
});
