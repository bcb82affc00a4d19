"""The register of instansi, provinces, regional offices and dated mandates."""
