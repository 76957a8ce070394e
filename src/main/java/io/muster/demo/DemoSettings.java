package io.muster.demo;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.validation.annotation.Validated;

/** @param vendorPort port of the demo's vendor, on this machine only */
@Validated
@Profile("demo")
@ConfigurationProperties("muster.demo")
record DemoSettings(@Min(1) @Max(65535) int vendorPort) {}
