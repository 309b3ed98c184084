package dev.aicall.domain.exec;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Marks the executor that call loops run on. Its tasks are short and never wait. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
public @interface CallLoopExecutor {}
