package dev.aicall.domain.exec;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Marks the executor that delegates are called on, unless the application gave its own. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
public @interface CallbackExecutor {}
