/**
 * Keys of the files that om and Ops Manager read, those of older versions and of every infrastructure included: what stands here is never taken for a slip.
 * Learnt from om 7.21.7 (`commands`, `cmd/main.go`, `vmlifecycle/vmmanagers`), the Ops Manager API 2.10 to 3.x (PUT of the staged director), and public configs.
 */

const words = (list: string): readonly string[] => list.split(' ');

/** Flags that every command with `--config` takes beside its own. */
const INTERPOLATION = words('config var vars-file vars-env ops-file');

/** Flags of `om download-product`, in all their spellings. */
export const DOWNLOAD_KEYS: readonly string[] = [
  ...INTERPOLATION,
  ...words(
    'pivnet-product-slug pivnet-api-token pivnet-file-glob pivnet-disable-ssl pivnet-host file-glob product-version product-version-regex output-directory source',
  ),
  ...words('stemcell-iaas stemcell-version stemcell-heavy stemcell-slug stemcell-output-directory download-stemcell'),
  ...words('blobstore-bucket blobstore-product-path blobstore-stemcell-path check-already-uploaded cache-cleanup'),
  ...words('s3-bucket s3-product-path s3-stemcell-path s3-access-key-id s3-secret-access-key s3-region-name s3-endpoint s3-auth-type'),
  ...words('s3-disable-ssl s3-enable-v2-signing gcs-bucket gcs-product-path gcs-stemcell-path gcs-service-account-json gcs-project-id'),
  ...words('gcp-service-account-json gcp-project-id azure-container azure-product-path azure-stemcell-path azure-storage-account'),
  ...words('azure-storage-key proxy-url proxy-username proxy-password proxy-domain proxy-auth-type proxy-krb5-config'),
];
