import type { BundledPackage } from './bundled-packages.ts';

/** The licence texts of the packages that are part of a bundle, as their licences ask for. */
export function licencesOf(packages: readonly BundledPackage[]): string {
  const parts = packages.map(({ name, version, license, licenseText }) => `${name} ${version} (${license})\n\n${licenseText}\n`);
  return `taslint contains code of the following packages.\n\n${parts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}
