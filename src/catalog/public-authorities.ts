/**
 * How the names of publicly trusted roots begin: those of Mozilla's list as Node 20.20 carries it (141 roots), shortened to what their owners share, and the
 * older roots that are still pasted at the end of chains. A private authority that takes such a name is taken for the public one: silence, not a false alarm.
 */
const BEGINNINGS: readonly string[] = [
  'AC RAIZ FNMT',
  'ACCVRAIZ',
  'ANF ',
  'AAA Certificate Services',
  'Actalis',
  'AddTrust',
  'AffirmTrust',
  'Amazon ',
  'Atos TrustedRoot',
  'Autoridad de Certificacion Firmaprofesional',
  'BJCA',
  'Baltimore CyberTrust',
  'Buypass',
  'CA Disig',
  'CFCA',
  'COMODO',
  'Certainly',
  'Certigna',
  'Certum',
  'Class 3 Public Primary Certification Authority',
  'Cybertrust',
  'D-TRUST',
  'DST Root CA',
  'DigiCert',
  'Entrust',
  'FIRMAPROFESIONAL',
  'GDCA',
  'GLOBALTRUST',
  'GTS Root',
  'GeoTrust',
  'GlobalSign',
  'Go Daddy',
  'HARICA',
  'Hellenic Academic',
  'HiPKI',
  'Hongkong Post',
  'ISRG Root',
  'IdenTrust',
  'Izenpe',
  'KISA RootCA',
  'Microsec',
  'Microsoft ',
  'NAVER ',
  'NetLock',
  'Network Solutions',
  'OISTE',
  'QuoVadis',
  'SSL.com',
  'SZAFIR',
  'Sectigo',
  'Secure Global CA',
  'SecureSign',
  'SecureTrust',
  'Security Communication',
  'Starfield',
  'Swisscom',
  'SwissSign',
  'T-TeleSec',
  'TUBITAK',
  'TWCA',
  'Telekom Security',
  'Telia',
  'TrustAsia',
  'Trustwave',
  'TunTrust',
  'UCA ',
  'USERTrust',
  'UTN-USERFirst',
  'VeriSign',
  'certSIGN',
  'e-Szigno',
  'ePKI',
  'emSign',
  'thawte',
  'vTrus',
].map((name) => name.toLowerCase());

/** True when a root of this name is in the trust stores of operating systems, so that nobody needs to add it. */
export function isPublicAuthority(name: string): boolean {
  const lower = name.toLowerCase();
  return BEGINNINGS.some((beginning) => lower.startsWith(beginning));
}

/**
 * How the roots that cloud providers publish for their databases are called: those of Amazon RDS (the first one has an address for a name) and of
 * Google Cloud SQL. Azure Database signs with public roots. No operating system trusts them, and only the provider can replace them.
 */
const PROVIDERS: readonly string[] = ['amazon rds', 'aws.amazon.com/rds', 'google cloud sql'];

/** True when an authority of this name belongs to the public or to a cloud provider, so that an operator can only leave it out, not have it reissued. */
export function isProviderAuthority(name: string): boolean {
  const lower = name.toLowerCase();
  return isPublicAuthority(name) || PROVIDERS.some((beginning) => lower.startsWith(beginning));
}
