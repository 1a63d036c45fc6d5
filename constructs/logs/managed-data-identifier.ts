/** Kinds of data that are the same everywhere. */
const WORLDWIDE = [
  ...(["AwsSecretKey", "OpenSshPrivateKey", "PgpPrivateKey", "PkcsPrivateKey", "PuttyPrivateKey"] as const),
  ...(["IpAddress", "Address", "EmailAddress", "LatLong", "Name", "PhoneNumber", "DateOfBirth"] as const),
  ...(["VehicleIdentificationNumber", "CreditCardExpiration", "CreditCardNumber", "CreditCardSecurityCode"] as const),
] as const;

/** Kinds of data that differ from country to country. */
const BY_COUNTRY = {
  BankAccountNumber: ["DE", "ES", "FR", "GB", "IT", "US"],
  CepCode: ["BR"],
  Cnpj: ["BR"],
  CpfCode: ["BR"],
  DriversLicense: [
    ...(["AT", "AU", "BE", "BG", "CA", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR"] as const),
    ...(["HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "US"] as const),
  ],
  DrugEnforcementAgencyNumber: ["US"],
  ElectoralRollNumber: ["GB"],
  HealthInsuranceCardNumber: ["EU"],
  HealthInsuranceClaimNumber: ["US"],
  HealthInsuranceNumber: ["FR"],
  HealthcareProcedureCode: ["US"],
  IndividualTaxIdentificationNumber: ["US"],
  InseeCode: ["FR"],
  MedicareBeneficiaryNumber: ["US"],
  NationalDrugCode: ["US"],
  NationalIdentificationNumber: ["DE", "ES", "IT"],
  NationalInsuranceNumber: ["GB"],
  NationalProviderId: ["US"],
  NhsNumber: ["GB"],
  NieNumber: ["ES"],
  NifNumber: ["ES"],
  PassportNumber: ["CA", "DE", "ES", "FR", "GB", "IT", "US"],
  PermanentResidenceNumber: ["CA"],
  PersonalHealthNumber: ["CA"],
  PhoneNumber: ["BR", "DE", "ES", "FR", "GB", "IT", "US"],
  PostalCode: ["CA"],
  RgNumber: ["BR"],
  SocialInsuranceNumber: ["CA"],
  Ssn: ["ES", "US"],
  TaxId: ["DE", "ES", "FR", "GB"],
  ZipCode: ["US"],
} as const;

type CountryIdentifier = {
  [Kind in keyof typeof BY_COUNTRY]: `${Kind}-${(typeof BY_COUNTRY)[Kind][number]}`;
}[keyof typeof BY_COUNTRY];

type WorldwideIdentifier = (typeof WORLDWIDE)[number];

/** Kinds of data that AWS finds by itself (CloudWatch Logs user guide, "Types of data that you can protect"). */
export type ManagedDataIdentifier = WorldwideIdentifier | CountryIdentifier;

/** Each of them. */
export const MANAGED_DATA_IDENTIFIERS: readonly ManagedDataIdentifier[] = [
  ...WORLDWIDE,
  ...Object.entries(BY_COUNTRY).flatMap(([kind, countries]) => {
    return countries.map((country) => `${kind}-${country}` as ManagedDataIdentifier);
  }),
];
