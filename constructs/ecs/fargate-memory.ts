/**
 * MiB of memory that Fargate offers for each number of CPU units (Amazon ECS developer guide, "Task size").
 * From 8192 units on, Linux platform version 1.4.0 or later.
 */
export const FARGATE_MEMORY = {
  /** 0.25 vCPU. */
  256: [512, 1024, 2048],
  /** 0.5 vCPU. */
  512: [1024, 2048, 3072, 4096],
  /** 1 vCPU. */
  1024: [2048, 3072, 4096, 5120, 6144, 7168, 8192],
  /** 2 vCPU. */
  2048: [4096, 5120, 6144, 7168, 8192, 9216, 10240, 11264, 12288, 13312, 14336, 15360, 16384],
  // prettier-ignore
  /** 4 vCPU. */
  4096: [8192, 9216, 10240, 11264, 12288, 13312, 14336, 15360, 16384, 17408, 18432, 19456, 20480, 21504, 22528, 23552,
    24576, 25600, 26624, 27648, 28672, 29696, 30720],
  /** 8 vCPU. */
  8192: [16384, 20480, 24576, 28672, 32768, 36864, 40960, 45056, 49152, 53248, 57344, 61440],
  /** 16 vCPU. */
  16384: [32768, 40960, 49152, 57344, 65536, 73728, 81920, 90112, 98304, 106496, 114688, 122880],
  /** 32 vCPU. */
  32768: [61440, 122880, 249856],
} as const;

/** MiB of the largest task. */
export const MOST_MEMORY = Math.max(...Object.values(FARGATE_MEMORY).flat());

/** CPU units of the largest task. */
export const MOST_CPU = Math.max(...Object.keys(FARGATE_MEMORY).map(Number));

/** CPU units of each size, by the number of vCPUs that AWS writes for it. */
export interface Vcpus {
  readonly 256: "0.25" | ".25";
  readonly 512: "0.5" | ".5";
  readonly 1024: "1";
  readonly 2048: "2";
  readonly 4096: "4";
  readonly 8192: "8";
  readonly 16384: "16";
  readonly 32768: "32";
}

/** GB that AWS writes for the MiB of each size. */
export interface Gigabytes {
  readonly 512: "0.5" | ".5";
  readonly 1024: "1";
  readonly 2048: "2";
  readonly 3072: "3";
  readonly 4096: "4";
  readonly 5120: "5";
  readonly 6144: "6";
  readonly 7168: "7";
  readonly 8192: "8";
  readonly 9216: "9";
  readonly 10240: "10";
  readonly 11264: "11";
  readonly 12288: "12";
  readonly 13312: "13";
  readonly 14336: "14";
  readonly 15360: "15";
  readonly 16384: "16";
  readonly 17408: "17";
  readonly 18432: "18";
  readonly 19456: "19";
  readonly 20480: "20";
  readonly 21504: "21";
  readonly 22528: "22";
  readonly 23552: "23";
  readonly 24576: "24";
  readonly 25600: "25";
  readonly 26624: "26";
  readonly 27648: "27";
  readonly 28672: "28";
  readonly 29696: "29";
  readonly 30720: "30";
  readonly 32768: "32";
  readonly 36864: "36";
  readonly 40960: "40";
  readonly 45056: "44";
  readonly 49152: "48";
  readonly 53248: "52";
  readonly 57344: "56";
  readonly 61440: "60";
  readonly 65536: "64";
  readonly 73728: "72";
  readonly 81920: "80";
  readonly 90112: "88";
  readonly 98304: "96";
  readonly 106496: "104";
  readonly 114688: "112";
  readonly 122880: "120";
  readonly 249856: "244";
}
